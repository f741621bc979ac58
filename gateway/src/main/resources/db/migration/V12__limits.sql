-- A workspace's uploads and results are added up when it stores more and has a cap: out of these indexes alone.

alter table files
    add key files_stored_bytes (workspace_id, size_bytes);

alter table tasks
    add key tasks_stored_bytes (workspace_id, result_bytes);
