#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the certificates of the TLS tests anew, valid until 2126. The authority's key is thrown away; server.key
# belongs to every server certificate here and protects nothing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/ca.conf" <<EOF
[ca]
default_ca = test
[test]
dir = $work
database = $work/index.txt
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
organizationName = optional
EOF
: > "$work/index.txt"

new_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
request() { openssl req -new -key "$1" -subj "$2" -out "$work/request.pem" -config /dev/null -batch; }
# sign <output> <start> <end> <extensions> [options of openssl ca]
sign() {
    output=$1 from=$2 until=$3
    printf '%b' "$4" > "$work/extensions"
    shift 4
    openssl ca -config "$work/ca.conf" -batch -notext -in "$work/request.pem" -out "$output" \
        -startdate "$from" -enddate "$until" -extfile "$work/extensions" "$@"
}

start=20250101000000Z
end=21260101000000Z
leaf='basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n'
here='subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:hub.example\n'

new_key "$work/ca.key"
new_key server.key
request "$work/ca.key" '/O=Test Authority/CN=Test Authority Root'
sign ca.pem $start $end 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n' \
    -selfsign -keyfile "$work/ca.key"
sign_by_ca() { sign "$@" -cert ca.pem -keyfile "$work/ca.key"; }
request server.key '/CN=127.0.0.1'
sign_by_ca good.pem $start $end "$leaf$here"
sign_by_ca expired.pem 20200101000000Z 20210101000000Z "$leaf$here"
request server.key '/CN=elsewhere.example' # Qt looks at the common name too
sign_by_ca wronghost.pem $start $end "${leaf}subjectAltName=DNS:elsewhere.example\n"
request server.key '/O=Self Signed/CN=Self Signed Server'
sign selfsigned.pem $start $end "$leaf$here" -selfsign -keyfile server.key
