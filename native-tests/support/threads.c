#include "threads.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "matrix.h"

void run_in_thread(size_t stack_bytes, void *(*function)(void *), void *argument) {
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    if (stack_bytes != 0) {
        REQUIRE(pthread_attr_setstacksize(&attributes, stack_bytes) == 0, "stack of %zu bytes", stack_bytes);
    }
    REQUIRE(pthread_create(&thread, &attributes, function, argument) == 0, "pthread_create");
    pthread_attr_destroy(&attributes);
    REQUIRE(pthread_join(thread, NULL) == 0, "pthread_join");
}

pthread_t *start_threads(int count, void *(*function)(void *), void *arguments, size_t argument_bytes) {
    pthread_t *threads = allocate((size_t)count * sizeof *threads);
    for (int t = 0; t < count; t++) {
        void *argument = (char *)arguments + (size_t)t * argument_bytes;
        REQUIRE(pthread_create(&threads[t], NULL, function, argument) == 0, "pthread_create");
    }
    return threads;
}

void join_threads(pthread_t *threads, int count) {
    for (int t = 0; t < count; t++) {
        REQUIRE(pthread_join(threads[t], NULL) == 0, "pthread_join");
    }
    free(threads);
}

void run_in_child(unsigned seconds, void (*function)(void *), void *argument) {
    fflush(NULL);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        alarm(seconds);
        int before = check_failures();
        function(argument);
        fflush(NULL);
        _exit(check_failures() == before ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    if (WIFSIGNALED(status)) {
        CHECK(0, "the child was ended by signal %d", WTERMSIG(status));
    } else {
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child ended with status %d",
              WEXITSTATUS(status));
    }
}
