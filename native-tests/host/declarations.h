/* The functions that a header of this library declares, read from its text. */
#ifndef DECLARATIONS_H
#define DECLARATIONS_H

enum { parameter_limit = 20, name_limit = 64 };

typedef struct declaration {
    char name[name_limit];
    char parameters[parameter_limit][name_limit];
    int stars[parameter_limit]; /* 0: no pointer; 1; 2: a pointer to pointers */
    int count;                  /* of the parameters */
} declaration;

/* Calls the function for each declaration in the file. Gives their number. */
int read_declarations(const char *path, void (*function)(const declaration *, void *), void *argument);

#endif
