# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# The libcurl of the portable build: the distribution's source package, as little of it as a check needs, static.
# Names are resolved by c-ares: the C library's own resolver loads modules of the system that it runs on, which a
# static program must not do.
#
# Provides the target CURL::libcurl.

include(ExternalProject)

if(PROJECT_BINARY_DIR MATCHES " ")
    message(FATAL_ERROR "The portable build needs a path without blanks: build it in another folder.")
endif()
set(curl_sources "${PROJECT_SOURCE_DIR}/build/sources")
execute_process(
    COMMAND "${PROJECT_SOURCE_DIR}/tools/fetch-curl-source" "${curl_sources}"
    COMMAND_ERROR_IS_FATAL ANY)

balance_need_header(CARES_INCLUDE_DIR ares.h "c-ares" libc-ares-dev c-ares-devel c-ares-dev)
find_library(CARES_LIBRARY NAMES libcares.a)
mark_as_advanced(CARES_LIBRARY)
balance_need("${CARES_LIBRARY}" "The static c-ares" libc-ares-dev "c-ares, built from source" c-ares-static)

set(curl_prefix "${PROJECT_BINARY_DIR}/curl")
file(STRINGS "${curl_sources}/curl.version" curl_version LIMIT_COUNT 1)
set(curl_options
    # libcurl does not know it: another source is built anew.
    -DBALANCE_CURL_VERSION=${curl_version}
    -DCMAKE_BUILD_TYPE=Release
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON
    -DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}
    -DCMAKE_C_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}
    "-DCMAKE_C_FLAGS=-ffunction-sections -fdata-sections -fstack-protector-strong -D_FORTIFY_SOURCE=2 -ffile-prefix-map=${curl_sources}/= -ffile-prefix-map=${PROJECT_BINARY_DIR}/="
    -DCMAKE_INSTALL_PREFIX=${curl_prefix}
    -DCMAKE_INSTALL_LIBDIR=lib
    -DBUILD_SHARED_LIBS=OFF
    -DBUILD_CURL_EXE=OFF
    -DBUILD_TESTING=OFF
    -DENABLE_MANUAL=OFF
    -DHTTP_ONLY=ON
    -DCURL_USE_OPENSSL=ON
    # Our own code says where certificates are, and which configuration counts: none.
    -DCURL_CA_BUNDLE=none
    -DCURL_CA_PATH=none
    -DCURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG=ON
    -DENABLE_ARES=ON
    -DENABLE_UNIX_SOCKETS=OFF
    -DCURL_ZLIB=OFF
    -DCURL_BROTLI=OFF
    -DCURL_ZSTD=OFF
    -DCURL_USE_LIBPSL=OFF
    -DCURL_USE_LIBSSH2=OFF
    -DUSE_LIBIDN2=OFF
    -DUSE_NGHTTP2=OFF
    -DCURL_DISABLE_ALTSVC=ON
    -DCURL_DISABLE_COOKIES=ON
    -DCURL_DISABLE_DOH=ON
    -DCURL_DISABLE_FORM_API=ON
    -DCURL_DISABLE_HEADERS_API=ON
    -DCURL_DISABLE_HSTS=ON
    -DCURL_DISABLE_MIME=ON
    -DCURL_DISABLE_NETRC=ON
    -DCURL_DISABLE_NTLM=ON)
ExternalProject_Add(portable_curl
    SOURCE_DIR "${curl_sources}/curl"
    PREFIX "${curl_prefix}"
    CMAKE_ARGS ${curl_options}
    BUILD_BYPRODUCTS "${curl_prefix}/lib/libcurl.a"
    LOG_CONFIGURE ON LOG_BUILD ON LOG_INSTALL ON LOG_OUTPUT_ON_FAILURE ON)

file(MAKE_DIRECTORY "${curl_prefix}/include")
add_library(CURL::libcurl STATIC IMPORTED)
set_target_properties(CURL::libcurl PROPERTIES
    IMPORTED_LOCATION "${curl_prefix}/lib/libcurl.a"
    INTERFACE_INCLUDE_DIRECTORIES "${curl_prefix}/include"
    INTERFACE_COMPILE_DEFINITIONS CURL_STATICLIB
    INTERFACE_LINK_LIBRARIES "OpenSSL::SSL;OpenSSL::Crypto;${CARES_LIBRARY}")
add_dependencies(CURL::libcurl portable_curl)
