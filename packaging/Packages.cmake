# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# What the packages hold beside the plugin, and how CPack makes them. tools/release calls it, once for each kind, because
# the places differ: BALANCE_PACKAGE is DEB or RPM.

set(packaging "${PROJECT_SOURCE_DIR}/packaging")
set(made "${PROJECT_BINARY_DIR}/packaging")
set(doc_directory share/doc/check-balance)

# Beside the plugin
install(FILES "${packaging}/providers-README" DESTINATION /etc/check_balance/providers RENAME README)
install(FILES "${PROJECT_SOURCE_DIR}/icinga-conf/check_balance.conf"
        DESTINATION share/icinga2/include/plugins-contrib.d)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/icinga-conf/" DESTINATION share/check-balance
        PATTERN check_balance.conf EXCLUDE)
file(MAKE_DIRECTORY "${made}/links")
# Not to be copied: Icinga must not load it twice.
file(CREATE_LINK ../icinga2/include/plugins-contrib.d/check_balance.conf "${made}/links/check_balance.conf" SYMBOLIC)
install(FILES "${made}/links/check_balance.conf" DESTINATION share/check-balance)
# The documents, with what they refer to.
foreach(page IN ITEMS README CHANGELOG ARCHITECTURE CONTRIBUTING SECURITY)
    install(FILES "${PROJECT_SOURCE_DIR}/${page}.md" DESTINATION "${doc_directory}")
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/" DESTINATION "${doc_directory}/docs" PATTERN "*.in" EXCLUDE)
install(FILES "${PROJECT_SOURCE_DIR}/bench/README.md" DESTINATION "${doc_directory}/bench")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/sandbox" DESTINATION share/check-balance USE_SOURCE_PERMISSIONS
        PATTERN __pycache__ EXCLUDE)
file(CREATE_LINK ../../check-balance "${made}/links/icinga-conf" SYMBOLIC)
file(CREATE_LINK ../../check-balance/sandbox "${made}/links/sandbox" SYMBOLIC)
install(FILES "${made}/links/icinga-conf" "${made}/links/sandbox" DESTINATION "${doc_directory}")
# Made by tools/release
install(DIRECTORY "${made}/licences" DESTINATION "${doc_directory}")
install(FILES "${made}/check_balance.8.gz" TYPE MAN RENAME man8/check_balance.8.gz)

# Packages
set(CPACK_PACKAGE_NAME check-balance)
set(CPACK_PACKAGE_VENDOR "The check_balance authors")
set(CPACK_PACKAGE_CONTACT "The check_balance authors <check_balance@example.org>")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION_FILE "${packaging}/description")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_GENERATOR "${BALANCE_PACKAGE}")
set(CPACK_SET_DESTDIR ON)  # for what stands in /etc
set(CPACK_STRIP_FILES ON)

if(BALANCE_PACKAGE STREQUAL "DEB")
    set(architectures_x86_64 amd64)
    set(architectures_aarch64 arm64)
    set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE "${architectures_${CMAKE_SYSTEM_PROCESSOR}}")
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION net)
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ca-certificates)
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS python3)  # the sandbox
    set(CPACK_DEBIAN_PACKAGE_ENHANCES "icinga2, nagios4, nagios-nrpe-server")
    set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
        "${packaging}/deb/conffiles" "${packaging}/deb/postinst" "${packaging}/deb/postrm")
    install(FILES "${packaging}/deb/lintian-overrides" DESTINATION share/lintian/overrides
            RENAME check-balance)
    install(FILES "${made}/copyright" "${made}/changelog.gz" DESTINATION "${doc_directory}")
else()
    set(CPACK_RPM_FILE_NAME "check-balance-${PROJECT_VERSION}.${CMAKE_SYSTEM_PROCESSOR}.rpm")
    set(CPACK_RPM_PACKAGE_ARCHITECTURE "${CMAKE_SYSTEM_PROCESSOR}")
    set(CPACK_RPM_PACKAGE_LICENSE MIT)
    set(CPACK_RPM_PACKAGE_GROUP Applications/System)
    set(CPACK_RPM_COMPRESSION_TYPE xz)
    set(CPACK_RPM_PACKAGE_AUTOREQPROV OFF)
    set(CPACK_RPM_SPEC_MORE_DEFINE "Recommends: ca-certificates
Suggests: python3
%global _build_id_links none
%global _buildhost localhost
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1")
    set(CPACK_RPM_POST_INSTALL_SCRIPT_FILE "${packaging}/rpm/post")
    set(CPACK_RPM_POST_UNINSTALL_SCRIPT_FILE "${packaging}/rpm/postun")
    set(CPACK_RPM_USER_FILELIST "%config(noreplace) /etc/check_balance/providers/README")
    # SUSE's plugins stand in lib.
    file(CREATE_LINK ../../../lib64/nagios/plugins/check_balance "${made}/links/check_balance" SYMBOLIC)
    install(FILES "${made}/links/check_balance" DESTINATION lib/nagios/plugins)
    set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/lib/nagios /usr/lib/nagios/plugins
        /usr/lib64/nagios /usr/lib64/nagios/plugins /usr/share/icinga2 /usr/share/icinga2/include
        /usr/share/icinga2/include/plugins-contrib.d /usr/share/bash-completion
        /usr/share/bash-completion/completions /usr/share/fish /usr/share/fish/vendor_completions.d
        /usr/share/zsh /usr/share/zsh/site-functions /usr/share/man /usr/share/man/man8)
endif()
include(CPack)
