/* The server in a sandbox like that of its systemd unit: no new privileges, no capabilities, no memory that
 * is written and then run, few system calls, and, where this process may arrange that, no file system that
 * can be written. */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"
#include "shared.h"

#ifndef PR_SET_MDWE
#define PR_SET_MDWE 65
#endif

enum { order = 300, refuse_exec_gain = 1, last_capability = 63, handed_over = 3 };

static const char *path;
static struct sockaddr_un address;

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define GIVE(value) BPF_STMT(BPF_RET | BPF_K, value)
#define REFUSE GIVE(SECCOMP_RET_ERRNO | EPERM)
/* If the system call has this number, it is refused. */
#define DENY(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), REFUSE
/* The next so many instructions are for this system call. */
#define FOR(name, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, count)

static void filter_system_calls(void) {
    struct sock_filter code[] = {
        LOAD(nr),
        /* The C library then starts threads by clone, as where namespaces are restricted. */
        FOR(clone3, 1),
        GIVE(SECCOMP_RET_ERRNO | ENOSYS),
        /* Memory to be run is neither writable nor made from other memory. */
        FOR(mprotect, 4),
        LOAD(args[2]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
        REFUSE,
        GIVE(SECCOMP_RET_ALLOW),
        FOR(mmap, 5),
        LOAD(args[2]),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, PROT_EXEC | PROT_WRITE),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PROT_EXEC | PROT_WRITE, 0, 1),
        REFUSE,
        GIVE(SECCOMP_RET_ALLOW),
        FOR(socket, 4),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
        REFUSE,
        GIVE(SECCOMP_RET_ALLOW),
        DENY(pkey_mprotect),
        DENY(ptrace),
        DENY(process_vm_readv),
        DENY(process_vm_writev),
        DENY(perf_event_open),
        DENY(bpf),
        DENY(userfaultfd),
        DENY(io_uring_setup),
        DENY(mount),
        DENY(umount2),
        DENY(pivot_root),
        DENY(chroot),
        DENY(unshare),
        DENY(setns),
        DENY(keyctl),
        DENY(add_key),
        DENY(request_key),
        DENY(personality),
        DENY(setuid),
        DENY(setresuid),
        DENY(setgid),
        DENY(setresgid),
        DENY(setgroups),
        DENY(chown),
        DENY(fchown),
        DENY(fchownat),
        DENY(sched_setscheduler),
        DENY(mbind),
        DENY(set_mempolicy),
        DENY(init_module),
        DENY(swapon),
        DENY(reboot),
        DENY(quotactl),
        DENY(acct),
        DENY(iopl),
        DENY(modify_ldt),
        DENY(uselib),
        DENY(vmsplice),
        DENY(kexec_load),
        GIVE(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof code / sizeof code[0], .filter = code};
    REQUIRE(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0, "no seccomp filters here");
}

/* In the child: the last thing before the server begins. */
static void enter(void *unused) {
    (void)unused;
    for (int capability = 0; geteuid() == 0 && capability <= last_capability; capability++) {
        prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    }
    REQUIRE(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "PR_SET_NO_NEW_PRIVS");
    /* Kernels before 6.3 have it not, and the filter does the same. */
    REQUIRE(prctl(PR_SET_MDWE, refuse_exec_gain, 0, 0, 0) == 0 || errno == EINVAL, "PR_SET_MDWE");
    filter_system_calls();
}

/* Whether the file systems of this process can be made read-only, but for others mounted below. */
static bool can_lock_files(void) {
    fflush(NULL);
    return geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
           mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static void enter_without_files(void *descriptor) {
    char number[16];
    dup2(*(int *)descriptor, handed_over);
    snprintf(number, sizeof number, "%d", (int)getpid());
    setenv("LISTEN_PID", number, 1);
    setenv("LISTEN_FDS", "1", 1);
    REQUIRE(unshare(CLONE_NEWNS) == 0, "unshare");
    REQUIRE(mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0, "read-only: %s",
            strerror(errno));
    REQUIRE(open("/recursive_lu_test", O_CREAT | O_WRONLY | O_CLOEXEC, 0600) < 0 && errno == EROFS,
            "not read-only");
    enter(NULL);
}

static void expect_in_force(pid_t process) {
    char name[64], line[256];
    int found = 0;
    snprintf(name, sizeof name, "/proc/%d/status", (int)process);
    FILE *file = fopen(name, "r");
    REQUIRE(file != NULL, "%s", name);
    while (fgets(line, sizeof line, file) != NULL) {
        found += strcmp(line, "NoNewPrivs:\t1\n") == 0 || strcmp(line, "Seccomp:\t2\n") == 0 ||
                 strcmp(line, "CapEff:\t0000000000000000\n") == 0;
    }
    fclose(file);
    CHECK(found == 3, "the server is not in the sandbox: %d", found);
}

/* On several threads, and in shared memory. */
static void expect_all(const char *what) {
    static double A[order * order];
    static int64_t ipiv[order];
    server s = listening_connect(&address);
    listening_expect_served(&s, what);
    for (int i = 0; i < order * order; i++) {
        A[i] = i % (order + 1) == 0 ? order : 1.0 / (1 + i % 7);
    }
    CHECK(client_factor(&s, &commands[2], A, order, order, ipiv) == 0 && ipiv[0] == 1,
          "%s: on several threads", what);
    shared_object object = shared_new("sandbox", 4096);
    double *B = (double *)object.data;
    memcpy(B, (double[]){4, 2, 1, 3}, 4 * sizeof *B);
    int64_t info = client_shared(
        &s, (shared_frame){
                .base = 0, .m = 2, .n = 2, .lda = 2, .name = object.name, .offset_A = 0, .offset_ipiv = 32});
    CHECK(info == 0 && B[1] == 0.5, "%s: shared memory: info %ld", what, (long)info);
    shared_free(&object);
    server_close(&s.to);
}

static void check_listening(void) {
    listening l = listening_start(
        (char *[]){(char *)path, "--listen", address.sun_path, "--threads", "4", NULL}, enter, NULL);
    expect_all("a sandbox");
    expect_in_force(l.process);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "a sandbox");
    CHECK(!file_exists(address.sun_path), "the socket is still there");
}

/* Nothing can be written but what lies on other file systems, such as shared memory. */
static void check_read_only(void) {
    int descriptor = fcntl(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), F_DUPFD_CLOEXEC, 20);
    REQUIRE(bind(descriptor, (const struct sockaddr *)&address, sizeof address) == 0 &&
                listen(descriptor, 8) == 0,
            "listen");
    listening l =
        listening_start((char *[]){(char *)path, "--threads", "4", NULL}, enter_without_files, &descriptor);
    expect_all("read-only files");
    expect_in_force(l.process);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "read-only files");
    close(descriptor);
    unlink(address.sun_path);
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("sandbox");
    check_listening();
    if (can_lock_files()) {
        check_read_only();
    }
    return check_report();
}
