# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0

# Hubwarden.app: its name, its description, its icon; and the disk image that CPack makes of it.
set(icon ${PROJECT_SOURCE_DIR}/resources/icons/hubwarden.icns)
target_sources(hubwarden PRIVATE ${icon})
set_source_files_properties(${icon} TARGET_DIRECTORY hubwarden PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(hubwarden PROPERTIES
    OUTPUT_NAME Hubwarden
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_BINARY_DIR}/macos/Info.plist
    INSTALL_RPATH @executable_path/../Frameworks
)

set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Hubwarden)
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE OFF) # Apache-2.0 asks nobody to agree before use
