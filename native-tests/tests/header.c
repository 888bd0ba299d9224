#include "recursive_lu.h"
