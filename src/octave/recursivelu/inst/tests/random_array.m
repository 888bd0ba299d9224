% Numbers from -1 to 1 of a class, complex if wanted.
function x = random_array (kind, complex, varargin)
  x = cast (2 * rand (varargin{:}) - 1, kind);
  if (complex)
    x += i * cast (2 * rand (varargin{:}) - 1, kind);
  endif
endfunction
