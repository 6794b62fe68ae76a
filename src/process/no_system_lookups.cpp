// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Only in the portable build. The libraries that are linked into it refer to functions of the C
// library which load modules of the system: the resolver with its nsswitch modules, and dlopen.
// Modules of another release crash a static program. No way through our code leads there (names are
// resolved by c-ares, OpenSSL reads no configuration, SQLite loads no extension), so the functions
// here take their places and only ever fail. The linker then leaves the real ones out;
// tests/portable/static_binary_test.py holds that.

#include <cerrno>
#include <cstddef>

#include <dlfcn.h>
#include <iconv.h>
#include <netdb.h>

extern "C" {

// NOLINTBEGIN(readability-identifier-naming): the C library's names

int getaddrinfo(const char* /*node*/,
                const char* /*service*/,
                const addrinfo* /*hints*/,
                addrinfo** /*result*/) {
    return EAI_FAIL;
}

void freeaddrinfo(addrinfo* /*list*/) noexcept {}

int getnameinfo(const sockaddr* /*address*/,
                socklen_t /*length*/,
                char* /*host*/,
                socklen_t /*host_size*/,
                char* /*service*/,
                socklen_t /*service_size*/,
                int /*flags*/) {
    return EAI_FAIL;
}

hostent* gethostbyname(const char* /*name*/) {
    h_errno = NO_RECOVERY;
    return nullptr;
}

servent* getservbyname(const char* /*name*/, const char* /*protocol*/) {
    return nullptr;
}

int getservbyport_r(int /*port*/,
                    const char* /*protocol*/,
                    servent* /*entry*/,
                    char* /*buffer*/,
                    size_t /*size*/,
                    servent** result) {
    *result = nullptr;
    return ENOENT;
}

void* dlopen(const char* /*file*/, int /*mode*/) noexcept {
    return nullptr;
}
void* dlsym(void* /*library*/, const char* /*name*/) noexcept {
    return nullptr;
}
int dlclose(void* /*library*/) noexcept {
    return -1;
}
char* dlerror() noexcept {
    static char words[] = "this program loads no libraries";
    return words;
}
int dladdr(const void* /*address*/, Dl_info* /*facts*/) noexcept {
    return 0;
}

// For numbers of a locale other than "C", in the C++ runtime. It would load a module for each
// encoding.
iconv_t iconv_open(const char* /*to*/, const char* /*from*/) {
    errno = EINVAL;
    return reinterpret_cast<iconv_t>(-1);  // NOLINT: POSIX has it so
}

std::size_t iconv(iconv_t /*converter*/,
                  char** /*from*/,
                  std::size_t* /*left*/,
                  char** /*to*/,
                  std::size_t* /*room*/) {
    errno = EBADF;
    return static_cast<std::size_t>(-1);
}

int iconv_close(iconv_t /*converter*/) {
    return 0;
}

// What glibc calls to load a module of its gconv, for the wide characters that the C++ runtime
// knows.
void* __gconv_find_shlib(const char* /*name*/) noexcept {
    return nullptr;
}
void __gconv_release_shlib(void* /*module*/) noexcept {}

// OpenSSL's engines, which libcurl starts all of: they look for special hardware, and load modules.
void engine_load_afalg_int() noexcept {}
void engine_load_dynamic_int() noexcept {}
void engine_load_openssl_int() noexcept {}
void engine_load_padlock_int() noexcept {}
void engine_load_rdrand_int() noexcept {}

// NOLINTEND(readability-identifier-naming)

}  // extern "C"
