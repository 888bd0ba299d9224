;;; Guile as the host: "host.scm LIBRARY SITUATION" ends with exit code 0 if all was right.
(use-modules (system foreign) (system vm vm) (ice-9 control) (rnrs bytevectors) (srfi srfi-1) (ice-9 threads) (ice-9 match))

(define library (dynamic-link (second (command-line))))

(define (function name arguments)
  (pointer->procedure int64 (dynamic-func name library) arguments))

(define factor (function "recursive_lu_f64" (list '* int64 int64 '*)))
(define factor-threaded (function "recursive_lu_f64_threaded" (list '* int64 int64 '*)))
(define solve-factored
  (function "recursive_lu_f64_solve" (list int8 int64 int64 '* int64 '* '* int64)))

(define (require condition what)
  (unless condition
    (error "not true:" what)))

;; Overwrites A by its factors and b by the solution; gives info.
(define (solve a b factorize)
  (let* ((n (f64vector-length b))
         (ipiv (make-s64vector n 0))
         (info (factorize (bytevector->pointer a) n n (bytevector->pointer ipiv))))
    (if (zero? info)
        (solve-factored (char->integer #\N) n 1 (bytevector->pointer a) n (bytevector->pointer ipiv)
                        (bytevector->pointer b) n)
        info)))

(define (solve-random n factorize)
  (let ((a (make-f64vector (* n n)))
        (b (make-f64vector n 0.0))
        (state (seed->random-state n)))
    (do ((i 0 (1+ i))) ((= i (* n n)))
      (f64vector-set! a i (- (random 2.0 state) 1))
      (f64vector-set! b (modulo i n) (+ (f64vector-ref b (modulo i n)) (f64vector-ref a i))))
    (let ((x (bytevector-copy b)))
      (require (zero? (solve (bytevector-copy a) x factorize)) "info is 0")
      (do ((i 0 (1+ i))) ((= i n))
        (do ((j 0 (1+ j))
             (residual (f64vector-ref b i)
                       (- residual (* (f64vector-ref a (+ i (* j n))) (f64vector-ref x j)))))
            ((= j n) (require (< (abs residual) 1e-10) "the residual is small")))))))

(define (solve-all)
  (let ((b (f64vector 22 32 32)))
    (require (zero? (solve (f64vector 1 4 2 3 8 6 5 4 6) b factor)) "info of the small system is 0")
    (require (equal? b (f64vector 1 2 3)) "x is 1 2 3"))
  (require (= 2 (solve (f64vector 1 2 2 4) (f64vector 1 1) factor)) "info is 2")
  (require (negative? (factor %null-pointer -1 1 %null-pointer)) "info is negative")
  (solve-random 120 factor)
  (solve-random 200 factor-threaded))

(define (provoke key thunk)
  (require (eq? key (catch key (lambda () (thunk) #f) (lambda (caught . _) caught))) key))

(define (recurse n) (1+ (recurse (1+ n))))

(define (provoke-all)
  (provoke 'numerical-overflow (lambda () (quotient 1 0)))
  (provoke 'wrong-type-arg (lambda () (vector-ref 1 1)))
  (provoke 'mine (lambda () (throw 'mine)))
  (require (eq? 'caught (let/ec return
                          (call-with-stack-overflow-handler 1000000
                            (lambda () (recurse 0))
                            (lambda () (return 'caught)))))
           "the recursion overflows"))

;; A child ends by a signal that is sent after a call: Guile lets no procedure handle these.
(define (provoke-signal number)
  (let ((child (primitive-fork)))
    (when (zero? child)
      (solve-all)
      (kill (getpid) number)
      (primitive-_exit 0))
    (require (eqv? number (status:term-sig (cdr (waitpid child)))) "the child ends by the signal")))

(define (traps)
  (do ((round 0 (1+ round))) ((= round 5))
    (provoke-all)
    (solve-all)
    (provoke-signal SIGFPE)
    (provoke-signal SIGSEGV))
  (provoke-all))

(define (collector)
  (define stop #f)
  (define garbage
    (list-tabulate 2 (lambda (_)
                       (call-with-new-thread
                        (lambda ()
                          (while (not stop)
                            (make-vector 10000 '()))
                          'stopped)))))
  (do ((round 0 (1+ round))) ((= round 5))
    (solve-all)
    (gc))
  (set! stop #t)
  (for-each (lambda (thread) (require (eq? 'stopped (join-thread thread)) "threads stop")) garbage))

(define (threads)
  (do ((round 0 (1+ round))) ((= round 3))
    (for-each (lambda (thread) (require (eq? 'solved (join-thread thread)) "threads solve"))
              (list-tabulate 4 (lambda (_)
                                 (call-with-new-thread (lambda () (solve-all) 'solved)))))))

(define (fork)
  (do ((c 0 (1+ c))) ((= c 5))
    (let ((child (primitive-fork)))
      (solve-all)
      (when (zero? child)
        (primitive-_exit 0))
      (require (zero? (cdr (waitpid child))) "the child succeeds"))))

(define (exit-in-order)
  (solve-all)
  (dynamic-wind
    (const #t)
    (lambda () (exit 7))
    (lambda ()
      (solve-all)
      (display "at exit\n"))))

(match (third (command-line))
  ("call" (solve-all))
  ("traps" (traps))
  ("collector" (collector))
  ("threads" (threads))
  ("fork" (fork))
  ("exit" (exit-in-order)))
