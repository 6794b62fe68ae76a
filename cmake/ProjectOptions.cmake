# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# The language level, warnings, sanitizers and hardening of our own code, as one target to link.

add_library(balance_options INTERFACE)
target_compile_features(balance_options INTERFACE cxx_std_20)
target_compile_options(balance_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlaps in its own std::string (GCC bug 105651).
    target_compile_options(balance_options INTERFACE -Wno-restrict)
endif()
if(BALANCE_WARNINGS_AS_ERRORS)
    target_compile_options(balance_options INTERFACE -Werror)
endif()

if(BALANCE_SANITIZE)
    target_compile_options(balance_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(balance_options INTERFACE -fsanitize=address,undefined)
endif()
if(BALANCE_FUZZERS)
    target_compile_options(balance_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT BALANCE_PORTABLE)  # its -static-pie and -pie exclude each other
    include(CheckPIESupported)
    check_pie_supported()
endif()
target_compile_definitions(balance_options INTERFACE
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2;_GLIBCXX_ASSERTIONS>)
target_compile_options(balance_options INTERFACE $<$<CONFIG:Release>:-fstack-protector-strong>)
target_link_options(balance_options INTERFACE
    $<$<CONFIG:Release>:-Wl,-z,relro,-z,now,--as-needed,--gc-sections>)
target_compile_options(balance_options INTERFACE
    $<$<CONFIG:Release>:-ffunction-sections;-fdata-sections>)

if(BALANCE_PORTABLE)
    target_link_options(balance_options INTERFACE -static-pie)
    # The same bytes wherever it is built.
    target_compile_options(balance_options INTERFACE
        "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-ffile-prefix-map=${PROJECT_BINARY_DIR}/=")
elseif(BALANCE_STATIC_RUNTIME)
    # One binary that needs no C++ runtime of the right age on the monitored host, and starts faster.
    target_link_options(balance_options INTERFACE
        $<$<CONFIG:Release>:-static-libstdc++;-static-libgcc>)
endif()

# The standard library costs most of a file's compile time.
function(balance_precompile target)
    target_precompile_headers(${target} PRIVATE
        <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <optional>
        <set> <stdexcept> <string> <string_view> <utility> <variant> <vector>)
endfunction()
