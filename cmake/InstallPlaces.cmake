# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# Where cmake --install puts things: all below one prefix. Schedulers look for plugins in /usr/lib/nagios/plugins, or
# lib64 where the system has it, so the prefix is /usr where none was asked for.

if(CMAKE_INSTALL_PREFIX_INITIALIZED_TO_DEFAULT)
    set(CMAKE_INSTALL_PREFIX "/usr" CACHE PATH "Below which cmake --install puts everything" FORCE)
endif()
include(GNUInstallDirs)

# Plugins are programs: Debian's folder of an architecture's libraries is no place for them.
set(plugins lib/nagios/plugins)
if(CMAKE_INSTALL_LIBDIR STREQUAL "lib64")
    set(plugins lib64/nagios/plugins)
endif()
set(BALANCE_PLUGIN_DIR "${plugins}" CACHE STRING
    "Where cmake --install puts the plugin; relative paths stand below the prefix")

# Debian's zsh looks in zsh/vendor-completions.
set(BALANCE_ZSH_DIR "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" CACHE STRING
    "Where cmake --install puts the completion for zsh; relative paths stand below the prefix")
