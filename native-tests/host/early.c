/* A shared object that calls a function of the program while it is loaded, as one that computes tables does.
 */
void early_call(void);

__attribute__((constructor)) static void call(void) {
    early_call();
}
