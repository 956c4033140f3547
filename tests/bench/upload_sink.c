/* A host for measuring uploads: takes requests over TLS 1.3 or plain HTTP, throws the bodies away, answers 200.
 *
 * One thread, epoll, OpenSSL. It must never be the bottleneck, so it parses no more than Content-Length.
 * Usage: upload_sink CERT.pem KEY.pem    (or: upload_sink plain)
 * Prints the port, then for each line on stdin "BYTES REQUESTS MONOTONIC_SECONDS" of body bytes taken so far.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define HEAD_MAX 65536
#define BUFFER (256 * 1024)

static const char ANSWER[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

struct connection {
    int fd;
    SSL *ssl;
    int is_shaken;
    long long left;            /* body bytes still to come */
    size_t head_length;
    char head[HEAD_MAX];
};

static long long total_bytes, total_requests;
static char buffer[BUFFER];

static void drop(struct connection *c) {
    if (c->ssl) SSL_free(c->ssl);
    close(c->fd);
    free(c);
}

static int answer(struct connection *c) {
    total_requests++;
    int size = (int)sizeof ANSWER - 1;
    if (!c->ssl) return send(c->fd, ANSWER, size, MSG_NOSIGNAL) == size ? 0 : -1;
    ERR_clear_error();
    return SSL_write(c->ssl, ANSWER, size) == size ? 0 : -1;
}

/* Take `size` bytes at `data`; -1 drops the connection. */
static int take(struct connection *c, const char *data, long long size) {
    while (size > 0) {
        if (c->left > 0) {
            long long body = size < c->left ? size : c->left;
            c->left -= body, total_bytes += body, data += body, size -= body;
            if (c->left == 0 && answer(c) < 0) return -1;
            continue;
        }
        size_t room = HEAD_MAX - 1 - c->head_length;
        size_t part = (size_t)size < room ? (size_t)size : room;
        if (part == 0) return -1;
        memcpy(c->head + c->head_length, data, part);
        size_t before = c->head_length;
        c->head[c->head_length += part] = 0;
        char *end = strstr(c->head, "\r\n\r\n");
        if (!end) { data += part, size -= part; continue; }
        size_t head = (size_t)(end + 4 - c->head);
        data += head - before, size -= head - before;
        char *field = strcasestr(c->head, "\r\ncontent-length:");
        c->left = field && field < end ? atoll(field + 17) : 0;
        if (strcasestr(c->head, "\r\nexpect: 100-continue")) {
            static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";
            if (c->ssl) SSL_write(c->ssl, go_on, sizeof go_on - 1);
            else if (send(c->fd, go_on, sizeof go_on - 1, MSG_NOSIGNAL) < 0) return -1;
        }
        c->head_length = 0;
        if (c->left == 0 && answer(c) < 0) return -1;
    }
    return 0;
}

static int serve(struct connection *c) {
    for (;;) {
        long got;
        if (c->ssl) {
            ERR_clear_error(); /* else one client's abrupt end kills another's connection */
            if (!c->is_shaken) {
                int done = SSL_accept(c->ssl);
                if (done != 1) return SSL_get_error(c->ssl, done) == SSL_ERROR_WANT_READ ? 0 : -1;
                c->is_shaken = 1;
                continue;
            }
            got = SSL_read(c->ssl, buffer, BUFFER);
            if (got <= 0) return SSL_get_error(c->ssl, (int)got) == SSL_ERROR_WANT_READ ? 0 : -1;
        } else {
            got = recv(c->fd, buffer, BUFFER, 0);
            if (got <= 0) return got < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
        }
        if (take(c, buffer, got) < 0) return -1;
    }
}

int main(int argc, char **argv) {
    SSL_CTX *tls = NULL;
    signal(SIGPIPE, SIG_IGN);
    if (argc == 3) {
        tls = SSL_CTX_new(TLS_server_method());
        SSL_CTX_set_min_proto_version(tls, TLS1_3_VERSION);
        SSL_CTX_set_read_ahead(tls, 1);
        SSL_CTX_set_default_read_buffer_len(tls, BUFFER);
        SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        if (SSL_CTX_use_certificate_chain_file(tls, argv[1]) != 1 ||
            SSL_CTX_use_PrivateKey_file(tls, argv[2], SSL_FILETYPE_PEM) != 1) {
            ERR_print_errors_fp(stderr);
            return 1;
        }
    }
    int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (bind(server, (struct sockaddr *)&address, length) || listen(server, 128) ||
        getsockname(server, (struct sockaddr *)&address, &length)) {
        perror("upload_sink");
        return 1;
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    int poller = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &server}, events[64];
    epoll_ctl(poller, EPOLL_CTL_ADD, server, &event);
    event.data.ptr = NULL;
    epoll_ctl(poller, EPOLL_CTL_ADD, 0, &event);
    for (;;) {
        int count = epoll_wait(poller, events, 64, -1);
        for (int i = 0; i < count; i++) {
            if (events[i].data.ptr == NULL) {
                char line[64];
                struct timespec now;
                if (read(0, line, sizeof line) <= 0) return 0;
                clock_gettime(CLOCK_MONOTONIC, &now);
                printf("%lld %lld %.6f\n", total_bytes, total_requests, now.tv_sec + now.tv_nsec / 1e9);
                fflush(stdout);
            } else if (events[i].data.ptr == &server) {
                int fd = accept4(server, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
                if (fd < 0) continue;
                setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                struct connection *c = calloc(1, sizeof *c);
                c->fd = fd;
                if (tls) c->ssl = SSL_new(tls), SSL_set_fd(c->ssl, fd), SSL_set_accept_state(c->ssl);
                event.data.ptr = c;
                epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
            } else if (serve(events[i].data.ptr) < 0) {
                drop(events[i].data.ptr);
            }
        }
    }
}
