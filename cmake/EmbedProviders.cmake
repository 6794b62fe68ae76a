# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# Compiles providers/*.json into the binary as text: a table of name and definition, sorted by name.
# The text is parsed only when its provider is asked for.

function(balance_embed_providers output)
    file(GLOB definitions CONFIGURE_DEPENDS "${BALANCE_CATALOGUE}/*.json")
    list(SORT definitions)
    set(rows "")
    foreach(definition IN LISTS definitions)
        get_filename_component(name "${definition}" NAME_WE)
        file(READ "${definition}" text)
        string(APPEND rows "    {\"${name}\", R\"json(${text})json\"},\n")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${definition}")
    endforeach()
    set(BALANCE_PROVIDER_ROWS "${rows}")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/builtin_providers.cpp.in" "${output}" @ONLY)
endfunction()
