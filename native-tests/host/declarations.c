#include "declarations.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "matrix.h"

static char *read_text(const char *path) {
    FILE *file = fopen(path, "r");
    REQUIRE(file != NULL && fseek(file, 0, SEEK_END) == 0, "no file %s", path);
    long size = ftell(file);
    REQUIRE(size >= 0 && fseek(file, 0, SEEK_SET) == 0, "the size of %s", path);
    char *text = allocate((size_t)size + 1);
    text[fread(text, 1, (size_t)size, file)] = '\0';
    fclose(file);
    return text;
}

static int is_of_name(int character) {
    return isalnum(character) || character == '_';
}

/* Copies the last word before the end. */
static void copy_last_word(const char *start, const char *end, char *word) {
    while (end > start && !is_of_name(end[-1])) {
        end--;
    }
    const char *begin = end;
    while (begin > start && is_of_name(begin[-1])) {
        begin--;
    }
    REQUIRE(end - begin < name_limit, "a name of %d characters", (int)(end - begin));
    memcpy(word, begin, (size_t)(end - begin));
    word[end - begin] = '\0';
}

/* What stands between the parentheses. */
static void read_parameters(const char *start, const char *end, declaration *read) {
    if (strncmp(start, "void)", 5) == 0) {
        return;
    }
    while (start < end) {
        const char *comma = memchr(start, ',', (size_t)(end - start));
        const char *stop = comma != NULL ? comma : end;
        REQUIRE(read->count < parameter_limit, "%s has too many parameters", read->name);
        copy_last_word(start, stop, read->parameters[read->count]);
        for (const char *c = start; c < stop; c++) {
            read->stars[read->count] += *c == '*';
        }
        read->count++;
        start = stop + 1;
    }
}

/* A declaration begins at the start of a line with a type, as comments and macros do not. */
static const char *read_line(const char *line, declaration *read) {
    if (!isalpha((unsigned char)line[0])) {
        return NULL;
    }
    const char *open = line + strcspn(line, "(\n");
    const char *close = open + strcspn(open, ")");
    if (open[0] != '(' || close[0] != ')' || close[1] != ';') {
        return NULL;
    }
    copy_last_word(line, open, read->name);
    read_parameters(open + 1, close, read);
    return close;
}

int read_declarations(const char *path, void (*function)(const declaration *, void *), void *argument) {
    char *text = read_text(path);
    int count = 0;
    for (const char *line = text; line != NULL && line[0] != '\0';) {
        declaration read = {.count = 0};
        const char *end = read_line(line, &read);
        if (end != NULL) {
            function(&read, argument);
            count++;
        }
        line = strchr(end != NULL ? end : line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    free(text);
    return count;
}
