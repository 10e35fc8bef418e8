# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0

# The Debian package, made by `cpack -G DEB`: what Debian's policy wants besides the program. gzip -n and a fixed date
# keep it the same, byte for byte, for the same commit.
set(HUBWARDEN_MAINTAINER "The Hubwarden authors <hubwarden@users.noreply.github.com>" CACHE STRING
    "Who answers for the Debian package: a name and an address")
find_program(GZIP gzip REQUIRED)
execute_process(
    COMMAND date --utc --rfc-email --date ${HUBWARDEN_RELEASE_DATE}
    OUTPUT_VARIABLE HUBWARDEN_RELEASE_TIME OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
configure_file(linux/changelog.in ${CMAKE_CURRENT_BINARY_DIR}/linux/changelog @ONLY)
foreach(text changelog hubwarden.1)
    execute_process(
        COMMAND ${GZIP} -9 -n -k -f ${text}
        WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/linux COMMAND_ERROR_IS_FATAL ANY)
endforeach()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/linux/hubwarden.1.gz DESTINATION share/man/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/linux/changelog.gz linux/copyright DESTINATION share/doc/hubwarden)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${HUBWARDEN_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "find and decline AWS Security Hub invitations
Hubwarden lists the AWS Security Hub invitations that wait in many accounts
and regions, declines those that are chosen, looks again whether they are
gone, and tells why one was refused. Access keys are kept in the keyring of
the desktop.

Everything can be tried with practice data, without AWS and without a
network.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded by name at run time, so that no dependency is seen in the program.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsecret-1-0, libssl3 | libssl3t64, qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager | keepassxc, qt6-wayland, qt6-translations-l10n, fonts-dejavu-core")
