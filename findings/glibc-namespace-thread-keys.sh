#!/usr/bin/env bash
# glibc 2.36 (Debian libc6 2.36-9+deb12u14): a thread key that has just been made in a namespace of dlmopen is not NULL in the thread that
# makes it. It shows what the thread keeps under a key of the main namespace.
#
# Guess before the run: pthread_getspecific of a new key is NULL, as POSIX says, whichever copy of the C library made the key.
# Seen: the main program sets four keys to 100 to 103; the four new keys of a second libc.so.6 have the same numbers and read 100 to 103.
# Each copy gives out numbers by itself, but the values lie in the thread's one descriptor.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libc6=2.36-9+deb12u14 >/dev/null
dpkg -x ./*.deb .
cat >keys.c <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gnu/libc-version.h>
#include <pthread.h>
#include <stdio.h>

enum { keys = 4 };

int main(void) {
    for (long i = 0; i < keys; i++) {
        pthread_key_t key;
        pthread_key_create(&key, NULL);
        pthread_setspecific(key, (void *)(100 + i));
    }
    void *other = dlmopen(LM_ID_NEWLM, "libc.so.6", RTLD_NOW);
    if (other == NULL) {
        return 1;
    }
    int (*create)(pthread_key_t *, void (*)(void *)) = dlsym(other, "pthread_key_create");
    void *(*get)(pthread_key_t) = dlsym(other, "pthread_getspecific");
    printf("%s:", gnu_get_libc_version());
    for (int i = 0; i < keys; i++) {
        pthread_key_t key;
        create(&key, NULL);
        printf(" %ld", (long)get(key));
    }
    puts("");
    return 0;
}
C
gcc -O1 keys.c -o keys
libraries=$work/lib/x86_64-linux-gnu
seen=$("$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" ./keys)
echo "$seen"
[[ $seen == "2.36: 100 101 102 103" ]]
