# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# The libraries of the plugin, and their packages. Static where they can be: each shared library costs every check the
# time to load it, and a monitored host one more file of the right age.

include(Need)

find_package(Threads REQUIRED)  # RE2's locks, and SQLite's

if(BALANCE_PORTABLE)
    set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
    include(PortableCurl)
else()
    find_package(CURL 7.87 QUIET)  # CURLOPT_QUICK_EXIT
    balance_need("${CURL_FOUND}" "libcurl 7.87 or newer, with its headers,"
                 libcurl4-openssl-dev libcurl-devel curl-dev)
endif()
# What libcurl loads anyway.
find_package(OpenSSL 3.0 QUIET COMPONENTS Crypto SSL)
balance_need("${OPENSSL_FOUND}" "OpenSSL 3.0 or newer, with its headers,"
             libssl-dev openssl-devel openssl-dev)
find_package(ZLIB QUIET)
balance_need("${ZLIB_FOUND}" "zlib, with its headers," zlib1g-dev zlib-devel zlib-dev)

if(POLICY CMP0167)
    cmake_policy(SET CMP0167 NEW)  # Boost says itself where it is
endif()
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.74 QUIET COMPONENTS program_options)
# Boost says that it was found also where this library of it was not.
set(boost_is_static OFF)
if(TARGET Boost::program_options)
    set(boost_is_static ON)
else()
    set(Boost_USE_STATIC_LIBS OFF)
    find_package(Boost 1.74 QUIET COMPONENTS program_options)
endif()
set(boost_found OFF)
if(TARGET Boost::program_options)
    set(boost_found ON)
endif()
balance_need(${boost_found} "Boost.Program_options 1.74 or newer, with its headers,"
             "libboost-dev and libboost-program-options-dev" "boost-devel and boost-static" boost-dev)
balance_tell_kind(libboost_program_options "${boost_is_static}" ON)

balance_need_header(RAPIDJSON_INCLUDE_DIR rapidjson/reader.h "RapidJSON"
                    rapidjson-dev rapidjson-devel rapidjson-dev)
balance_need_header(FMT_INCLUDE_DIR fmt/format.h "fmt" libfmt-dev fmt-devel fmt-dev)

set(expat_packages libexpat1-dev expat-devel "expat-dev and expat-static")
balance_need_header(EXPAT_INCLUDE_DIR expat.h "Expat" ${expat_packages})
balance_library(expat "${EXPAT_INCLUDE_DIR}" "
    #include <expat.h>
    int main() { XML_ParserFree(XML_ParserCreate(nullptr)); }" m)
balance_need("${EXPAT_LIBRARIES}" "Expat" ${expat_packages})

set(sqlite_packages libsqlite3-dev sqlite-devel "sqlite-dev and sqlite-static")
balance_need_header(SQLITE_INCLUDE_DIR sqlite3.h "SQLite" ${sqlite_packages})
balance_library(sqlite3 "${SQLITE_INCLUDE_DIR}" "
    #include <sqlite3.h>
    int main() { sqlite3* opened = nullptr; return sqlite3_open(\"\", &opened); }"
    Threads::Threads ${CMAKE_DL_LIBS} ZLIB::ZLIB m)
balance_need("${SQLITE3_LIBRARIES}" "SQLite" ${sqlite_packages})

# From 2023 on RE2 stands on Abseil: a hundred archives that need each other.
set(re2_packages libre2-dev re2-devel re2-dev)
balance_need_header(RE2_INCLUDE_DIR re2/re2.h "RE2" ${re2_packages})
set(abseil "")
find_library(ABSEIL_BASE_LIBRARY NAMES libabsl_base.a)
mark_as_advanced(ABSEIL_BASE_LIBRARY)
if(ABSEIL_BASE_LIBRARY)
    get_filename_component(abseil_directory "${ABSEIL_BASE_LIBRARY}" DIRECTORY)
    file(GLOB abseil "${abseil_directory}/libabsl_*.a")
    set(abseil "-Wl,--start-group" ${abseil} "-Wl,--end-group")
endif()
balance_library(re2 "${RE2_INCLUDE_DIR}" "
    #include <re2/re2.h>
    int main() { return re2::RE2::FullMatch(\"1\", re2::RE2(\"[0-9]\")) ? 0 : 1; }"
    ${abseil} Threads::Threads)
balance_need("${RE2_LIBRARIES}" "RE2" ${re2_packages})

# A shared library in C++ brings the shared runtime; a second one beside it would only cost.
set(BALANCE_STATIC_RUNTIME OFF)
if(RE2_IS_STATIC AND boost_is_static AND NOT BALANCE_PORTABLE)
    set(CMAKE_REQUIRED_LINK_OPTIONS -static-libstdc++ -static-libgcc)
    balance_links(BALANCE_RUNTIME_LINKS_STATICALLY "
        #include <iostream>
        int main() { std::cout << 1; }" "")
    unset(CMAKE_REQUIRED_LINK_OPTIONS)
    set(BALANCE_STATIC_RUNTIME ${BALANCE_RUNTIME_LINKS_STATICALLY})
    balance_tell_kind(libstdc++ "${BALANCE_STATIC_RUNTIME}" ON)
elseif(NOT BALANCE_PORTABLE)
    message(STATUS "libstdc++: shared, because a shared library of C++ brings it")
endif()
