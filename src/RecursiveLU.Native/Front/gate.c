/* Forks wait until no thread holds a lock of the runtime, so that a child finds them all free.

   A thread holds the gate, together with any others, as long as it holds a mutex of the runtime; a fork holds
   it alone. The C library prefers those who read: who holds a mutex already gets another one although a fork
   waits. The runtime's locks are rare: a thread's first call and its end, not what is in between. */
#include <pthread.h>
#include <time.h>

#include "front.h"

int __real_pthread_mutex_lock(pthread_mutex_t *mutex);
int __real_pthread_mutex_unlock(pthread_mutex_t *mutex);
int __real_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex);
int __real_pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                                  const struct timespec *end);

static pthread_rwlock_t gate = PTHREAD_RWLOCK_INITIALIZER;

void front_close_gate(void) {
    pthread_rwlock_wrlock(&gate);
}

void front_open_gate(bool child) {
    if (child) {
        /* Threads that waited are not here. */
        pthread_rwlock_init(&gate, NULL);
    } else {
        pthread_rwlock_unlock(&gate);
    }
}

int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex) {
    pthread_rwlock_rdlock(&gate);
    int error = __real_pthread_mutex_lock(mutex);
    if (error != 0) {
        pthread_rwlock_unlock(&gate);
    }
    return error;
}

int __wrap_pthread_mutex_unlock(pthread_mutex_t *mutex) {
    int error = __real_pthread_mutex_unlock(mutex);
    if (error == 0) {
        pthread_rwlock_unlock(&gate);
    }
    return error;
}

/* After a wait the mutex is held, and the gate is not. While a fork holds it the mutex must be given up
 * again. */
static void come_back(pthread_mutex_t *mutex) {
    if (pthread_rwlock_tryrdlock(&gate) != 0) {
        __real_pthread_mutex_unlock(mutex);
        pthread_rwlock_rdlock(&gate);
        __real_pthread_mutex_lock(mutex);
    }
}

int __wrap_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
    pthread_rwlock_unlock(&gate);
    int error = __real_pthread_cond_wait(condition, mutex);
    come_back(mutex);
    return error;
}

int __wrap_pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                                  const struct timespec *end) {
    pthread_rwlock_unlock(&gate);
    int error = __real_pthread_cond_timedwait(condition, mutex, end);
    come_back(mutex);
    return error;
}
