# A client of the server in C, and its tests. Each gets the paths of the library and of the server.

add_library(server_client STATIC server/client.c server/in_process.c server/listening.c server/process.c server/shared.c)
target_include_directories(server_client PUBLIC server)
target_link_libraries(server_client PUBLIC support)

foreach(name address descriptors factors few_files lent limits malformed nonblocking one_for_a_path peer sandbox service_manager shared_fields
    shared_holes solve status stopping unread_log users)
  add_executable(server_${name} server/${name}.c)
  target_link_libraries(server_${name} PRIVATE server_client)
  native_run(server.${name} server_${name} LABEL server TIMEOUT 120 ARGUMENTS "${server}")
endforeach()
target_link_libraries(server_limits PRIVATE host)

# The siege, for much longer by hand: eng/siege.sh. On a machine that is busy an answer may take long.
add_executable(server_siege
  server/siege.c
  server/siege_besieged.c
  server/siege_bystander.c
  server/siege_connection.c
  server/siege_hostile.c
  server/siege_objects.c
  server/siege_requests.c)
target_link_libraries(server_siege PRIVATE server_client)
native_run(server.siege server_siege LABEL server TIMEOUT 900
  ARGUMENTS "${server}" --seconds 40 --hostile 8 --bystanders 4 --wait 60)
