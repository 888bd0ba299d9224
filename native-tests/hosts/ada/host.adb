--  Ada as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked.
with Ada.Command_Line;
with Situations;

procedure Host is
begin
   Situations.Run (Ada.Command_Line.Argument (2));
end Host;
