# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# What the program is made of, by the distribution's own records: a table for `--version -v`, and the same as
# linked_libraries.tsv for the packages' licences and bill of materials.

set(linked_library_rows "")
set(linked_library_lines "")

# balance_add_linked(NAME HOW PACKAGE VERSION COPYRIGHT); HOW is static, shared or headers.
function(balance_add_linked name how package version copyright)
    string(APPEND linked_library_rows
           "    {\"${name}\", \"${how}\", \"${package}\", \"${version}\"},\n")
    string(APPEND linked_library_lines "${name}\t${how}\t${package}\t${version}\t${copyright}\n")
    set(linked_library_rows "${linked_library_rows}" PARENT_SCOPE)
    set(linked_library_lines "${linked_library_lines}" PARENT_SCOPE)
endfunction()

# balance_linked(NAME FILE [HEADERS]): FILE is a library of NAME, or a header where it has no library. What no package
# of Debian holds has no version.
function(balance_linked name file)
    file(REAL_PATH "${file}" real)
    if(EXISTS "${real}")  # a C library other than glibc has other names
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${real}")
    endif()
    set(how shared)
    if("${ARGN}" STREQUAL "HEADERS")
        set(how headers)
    elseif(real MATCHES "\\.a$")
        set(how static)
    endif()
    set(package "")
    if(DPKG_QUERY)
        # Packages from before /lib moved below /usr name the old place.
        string(REGEX REPLACE "^/usr/lib/" "/lib/" old "${real}")
        execute_process(COMMAND "${DPKG_QUERY}" --search "${real}" "${old}"
                        OUTPUT_VARIABLE owner ERROR_QUIET)
        string(REGEX REPLACE "[,:] .*" "" owner "${owner}")
        string(STRIP "${owner}" owner)
        if(owner)
            execute_process(
                COMMAND "${DPKG_QUERY}" --show
                        "--showformat=\${source:Package};\${source:Version};\${Package}" "${owner}"
                OUTPUT_VARIABLE package ERROR_QUIET)
        endif()
    endif()
    if(package)
        list(GET package 0 source)
        list(GET package 1 version)
        list(GET package 2 binary)
        balance_add_linked("${name}" ${how} "${source}" "${version}" "/usr/share/doc/${binary}/copyright")
    else()
        balance_add_linked("${name}" ${how} "" "" "")
    endif()
    set(linked_library_rows "${linked_library_rows}" PARENT_SCOPE)
    set(linked_library_lines "${linked_library_lines}" PARENT_SCOPE)
endfunction()

# balance_linked_runtime(NAME LIBRARY): of the compiler's.
macro(balance_linked_runtime name library)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_EXE_LINKER_FLAGS}")
    execute_process(COMMAND "${CMAKE_CXX_COMPILER}" ${flags} "-print-file-name=${library}"
                    OUTPUT_VARIABLE runtime OUTPUT_STRIP_TRAILING_WHITESPACE)
    balance_linked(${name} "${runtime}")
endmacro()

find_program(DPKG_QUERY dpkg-query)
mark_as_advanced(DPKG_QUERY)

if(BALANCE_PORTABLE)
    balance_add_linked(libcurl static curl "${curl_version}" "${curl_sources}/curl/debian/copyright")
    balance_linked(c-ares "${CARES_LIBRARY}")
else()
    get_target_property(curl_library CURL::libcurl IMPORTED_LOCATION)
    if(NOT curl_library)
        get_target_property(curl_library CURL::libcurl IMPORTED_LOCATION_RELEASE)
    endif()
    if(NOT curl_library)
        list(GET CURL_LIBRARIES 0 curl_library)
    endif()
    balance_linked(libcurl "${curl_library}")
endif()
balance_linked(OpenSSL "${OPENSSL_SSL_LIBRARY}")
list(GET SQLITE3_LIBRARIES 0 sqlite_library)
balance_linked(SQLite "${sqlite_library}")
list(GET RE2_LIBRARIES 0 re2_library)
balance_linked(RE2 "${re2_library}")
file(STRINGS "${RE2_INCLUDE_DIR}/re2/re2.h" re2_on_abseil REGEX "#include \"absl/")
if(re2_on_abseil AND ABSEIL_BASE_LIBRARY AND RE2_IS_STATIC)
    balance_linked(Abseil "${ABSEIL_BASE_LIBRARY}")
endif()
list(GET EXPAT_LIBRARIES 0 expat_library)
balance_linked(Expat "${expat_library}")
list(GET ZLIB_LIBRARIES 0 zlib_library)
balance_linked(zlib "${zlib_library}")
get_target_property(boost_library Boost::program_options IMPORTED_LOCATION_RELEASE)
if(NOT boost_library)
    get_target_property(boost_library Boost::program_options IMPORTED_LOCATION)
endif()
balance_linked(Boost "${boost_library}")
balance_linked(RapidJSON "${RAPIDJSON_INCLUDE_DIR}/rapidjson/reader.h" HEADERS)
balance_linked(fmt "${FMT_INCLUDE_DIR}/fmt/format.h" HEADERS)
if(BALANCE_PORTABLE OR BALANCE_STATIC_RUNTIME)
    balance_linked_runtime(libstdc++ libstdc++.a)
else()
    balance_linked_runtime(libstdc++ libstdc++.so)
endif()
if(BALANCE_PORTABLE)
    balance_linked_runtime(glibc libc.a)
else()
    balance_linked_runtime(glibc libc.so.6)
endif()

set(linked_libraries "${PROJECT_BINARY_DIR}/src/linked_libraries.cpp")
set(BALANCE_BUILD_KIND "${CMAKE_BUILD_TYPE}")
if(BALANCE_PORTABLE)
    set(BALANCE_BUILD_KIND "portable")
endif()
string(TOLOWER "${BALANCE_BUILD_KIND}" BALANCE_BUILD_KIND)
configure_file("${PROJECT_SOURCE_DIR}/cmake/linked_libraries.cpp.in" "${linked_libraries}" @ONLY)
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/linked_libraries.tsv" CONTENT "${linked_library_lines}" @ONLY)
