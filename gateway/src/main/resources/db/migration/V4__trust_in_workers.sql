-- Whose fault it was: tasks remember on which workers they failed, workers on which tasks; and the last attempt of a task
-- is waited for longer, visibly.

alter table tasks
    add column failed_workers json        null after excluded_workers, -- names of workers on which it failed and the input was not to blame; null: none
    add column silent_since   datetime(6) null after lease_until;      -- since when its owner is waited for beyond the lease; null: it is heard

-- By name, so that it outlives the process. No row: nothing speaks against the worker.
create table worker_trust (
    name              varchar(128)  not null primary key,
    failed_tasks      json          not null,                  -- the last different tasks that failed here, none completed since
    last_code         varchar(64)   null,                      -- of the last failure; null: it was the task's fault after all
    last_message      varchar(1000) null,                      -- as above
    quarantines       int           not null default 0,        -- since the last completed run: each lasts twice as long
    quarantined_until datetime(6)   null                       -- null: not quarantined; passed: tried with one task at a time
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
