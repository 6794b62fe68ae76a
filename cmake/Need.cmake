# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# How a library is asked for: one that is missing ends the configuration with one sentence, one that is static where
# it can be is tried first.

include(CheckCXXSourceCompiles)

# balance_need(FOUND WHAT DEBIAN RED_HAT ALPINE): stops where FOUND is false; the last three are names of packages.
function(balance_need found what debian red_hat alpine)
    if(NOT found)
        message(FATAL_ERROR "${what} is missing: install ${debian} (Debian, Ubuntu), "
                            "${red_hat} (Red Hat, Fedora) or ${alpine} (Alpine).")
    endif()
endfunction()

# balance_need_header(VARIABLE HEADER WHAT DEBIAN RED_HAT ALPINE): VARIABLE is the directory where HEADER stands.
function(balance_need_header variable header)
    find_path(${variable} ${header})
    mark_as_advanced(${variable})
    balance_need("${${variable}}" ${ARGN})
endfunction()

# balance_links(RESULT PROGRAM INCLUDE LIBRARY...): whether PROGRAM links with the libraries. Asked once.
function(balance_links result program include)
    set(CMAKE_REQUIRED_INCLUDES "${include}")
    set(CMAKE_REQUIRED_LIBRARIES ${ARGN})
    set(CMAKE_REQUIRED_QUIET ON)
    check_cxx_source_compiles("${program}" ${result})
endfunction()

# balance_library(NAME INCLUDE PROGRAM LIBRARY...): sets NAME_LIBRARIES to what PROGRAM links with: the static libNAME.a
# with the LIBRARYs, which it may need beside it, or the shared one, or nothing. NAME_IS_STATIC tells which.
function(balance_library name include program)
    string(TOUPPER "${name}" NAME)
    find_library(${NAME}_STATIC_LIBRARY NAMES lib${name}.a)
    find_library(${NAME}_SHARED_LIBRARY NAMES lib${name}.so ${name})
    mark_as_advanced(${NAME}_STATIC_LIBRARY ${NAME}_SHARED_LIBRARY)
    set(libraries "")
    set(is_static OFF)
    if(${NAME}_STATIC_LIBRARY)
        set(libraries "${${NAME}_STATIC_LIBRARY}" ${ARGN})
        balance_links(BALANCE_${NAME}_LINKS_STATICALLY "${program}" "${include}" ${libraries})
        set(is_static ${BALANCE_${NAME}_LINKS_STATICALLY})
    endif()
    if(NOT is_static)
        set(libraries "${${NAME}_SHARED_LIBRARY}")
    endif()
    balance_tell_kind("lib${name}" "${is_static}" "${libraries}")
    set(${NAME}_LIBRARIES "${libraries}" PARENT_SCOPE)
    set(${NAME}_IS_STATIC "${is_static}" PARENT_SCOPE)
endfunction()

function(balance_tell_kind what is_static found)
    if(is_static)
        message(STATUS "${what}: static")
    elseif(found)
        message(STATUS "${what}: shared, because there is no static one that links")
    endif()
endfunction()
