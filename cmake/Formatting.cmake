# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# Targets format and check-format: clang-format over all of our C++.

find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
if(CLANG_FORMAT)
    file(GLOB_RECURSE balance_cpp CONFIGURE_DEPENDS
         src/*.hpp src/*.cpp plugins/*.hpp plugins/*.cpp tests/*.hpp tests/*.cpp bench/*.hpp bench/*.cpp)
    add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${balance_cpp}
                      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
    add_custom_target(check-format COMMAND ${CLANG_FORMAT} --dry-run --Werror ${balance_cpp}
                      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
