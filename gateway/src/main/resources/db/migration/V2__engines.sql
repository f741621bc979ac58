-- Engines tell more: failures and log lines carry a word and arguments that the dashboard translates, runs say when they
-- will end, workers what they have looked at, and what an engine understands outlives the worker that offered it.

alter table tasks
    add column error_reason    varchar(64) null after error_code,    -- word of the cause; null unless failed, or failed before this
    add column error_args      json        null after error_message, -- of the cause's sentence; null as above
    add column expected_end_at datetime(3) null after lease_until;   -- null: the run does not say, or there is none

alter table task_logs
    add column code varchar(64) null after message,                  -- word that translators know; null: the message is all
    add column args json        null after code;                     -- of its sentence; null as above

alter table workers
    add column checks json null after gpus;                          -- null: it has not looked at itself

-- What workers have ever offered, as it was offered last: tasks may name it, and their params are held against it.
create table engines (
    name            varchar(64) not null primary key,
    lip_sync        boolean     not null,
    params          json        not null,
    last_offered_at datetime(6) not null
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- Known by name only until a worker offers it again, which those that are there do within 5 s.
insert into engines (name, lip_sync, params, last_offered_at)
select worker_engines.engine, false, '[]', max(workers.last_seen_at)
from worker_engines
join workers on workers.id = worker_engines.worker_id
group by worker_engines.engine;
