--  What is tried. Compiled without checks (-gnatp), so that null pointers and divisors of zero are signals before they
--  are exceptions.
package Situations is
   procedure Run (Situation : String);
end Situations;
