/*
 * SPDX-FileCopyrightText: The check_balance authors
 * SPDX-License-Identifier: MIT
 *
 * The floor of check_cost: the least that a program with OpenSSL does for one check. It sends the
 * request that it is given, over verified TLS where it is told what to trust, reads the reply and
 * prints it. It looks up no name, knows no proxy, no redirect and no time limit, and judges
 * nothing.
 *
 * floor ADDRESS PORT REQUEST [HOST (--ca-path | --ca-file) PLACE]
 */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { unknown = 3 };

static char reply[16384];

static int refuse(const char* what) {
    printf("FLOOR UNKNOWN: %s\n", what);
    ERR_print_errors_fp(stdout);
    return unknown;
}

static int connection_to(const char* address, const char* port) {
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port))};
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0 || inet_pton(AF_INET, address, &server.sin_addr) != 1 ||
        connect(descriptor, (struct sockaddr*)&server, sizeof server) != 0) {
        return -1;
    }
    return descriptor;
}

/* Whether the body is as long as the header said; who waits for the end of the connection waits for
 * the server. */
static int is_complete(size_t length) {
    reply[length] = '\0';
    const char* body = strstr(reply, "\r\n\r\n");
    const char* told = strstr(reply, "Content-Length: ");
    return body != NULL && told != NULL && told < body &&
           length - (size_t)(body + 4 - reply) >=
               strtoul(told + strlen("Content-Length: "), NULL, 10);
}

static int ask(int descriptor, SSL* tls, const char* request) {
    int size = (int)strlen(request);
    if ((tls != NULL ? SSL_write(tls, request, size)
                     : (int)write(descriptor, request, strlen(request))) != size) {
        return refuse("the request was not sent");
    }
    size_t length = 0;
    while (!is_complete(length)) {
        size_t room = sizeof reply - 1 - length;
        int got = tls != NULL ? SSL_read(tls, reply + length, (int)room)
                              : (int)read(descriptor, reply + length, room);
        if (got <= 0) {
            return refuse("the reply broke off");
        }
        length += (size_t)got;
    }
    int good = strncmp(reply, "HTTP/1.1 200 ", 13) == 0;
    printf("FLOOR %s: %s", good ? "OK" : "UNKNOWN", strstr(reply, "\r\n\r\n") + 4);
    return good ? 0 : unknown;
}

static SSL* verified(int descriptor, char* const* trust) {
    OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    int loaded = strcmp(trust[1], "--ca-file") == 0 ? SSL_CTX_load_verify_file(context, trust[2])
                                                    : SSL_CTX_load_verify_dir(context, trust[2]);
    SSL* tls = SSL_new(context);
    if (loaded != 1 || SSL_set_fd(tls, descriptor) != 1 ||
        SSL_set_tlsext_host_name(tls, trust[0]) != 1 || SSL_set1_host(tls, trust[0]) != 1 ||
        SSL_connect(tls) != 1) {
        return NULL;
    }
    return tls;
}

int main(int argc, char** argv) {
    if (argc != 4 && argc != 7) {
        return refuse("floor ADDRESS PORT REQUEST [HOST (--ca-path | --ca-file) PLACE]");
    }
    int descriptor = connection_to(argv[1], argv[2]);
    if (descriptor < 0) {
        return refuse("no connection");
    }
    SSL* tls = argc == 7 ? verified(descriptor, argv + 4) : NULL;
    if (argc == 7 && tls == NULL) {
        return refuse("no verified connection");
    }
    return ask(descriptor, tls, argv[3]);
}
