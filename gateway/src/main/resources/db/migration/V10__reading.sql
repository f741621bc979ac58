-- Lists in any order and figures of many tasks read an index, not the table; how long a run will take is learnt from the
-- runs before it.

-- Each order of a list, of one workspace and of all. Figures of the last day read what they need from the index alone.
alter table tasks
    add key tasks_list_by_priority (workspace_id, priority, id),
    add key tasks_list_by_update (workspace_id, updated_at, id),
    add key tasks_list_by_name (workspace_id, name, id),
    add key tasks_list_all_by_priority (priority, id),
    add key tasks_list_all_by_update (updated_at, id),
    add key tasks_list_all_by_name (name, id),
    add key tasks_ended_of_a_workspace (workspace_id, completed_at, status, started_at),
    drop key tasks_by_end,
    add key tasks_by_end (completed_at, status, started_at);

-- One row a completed run, in the order of their ends; only the newest of each engine are kept.
create table past_runs (
    id        bigint      not null auto_increment primary key,
    engine    varchar(64) not null,
    audio_ms  bigint      not null,                           -- length of what was said
    render_ms bigint      not null,                           -- from its start to its end, whatever it did in between
    ended_at  datetime(3) not null,
    key past_runs_of_an_engine (engine, id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
