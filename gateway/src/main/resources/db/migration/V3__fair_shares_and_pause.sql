-- Workers are shared fairly between workspaces, a workspace may be capped, and all dispatch can be paused.

alter table workspaces
    add column max_running int null;                          -- of its tasks with workers at once; 0: any number, null: GREENROOM_MAX_RUNNING

-- The first task of each workspace is one step into its index; what is with workers is counted in the other.
alter table tasks
    drop key tasks_to_dispatch,
    add key tasks_to_dispatch (status, engine, dispatched_at, workspace_id, priority desc, created_at, id, next_attempt_at),
    add key tasks_in_flight (status, dispatched_at, workspace_id, engine);

-- One row: who holds its lock is the only one to choose tasks, and while it is paused nobody chooses any.
create table dispatch_state (
    id        int          not null primary key,
    paused_at datetime(3)  null,                              -- null: not paused
    paused_by varchar(255) null,                              -- the name of the key that asked for it; null as above
    reason    varchar(255) null                               -- in the operator's words; null: none was given
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

insert into dispatch_state (id) values (1);
