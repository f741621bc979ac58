-- The whole model: who may ask (workspaces, keys), what they bring (files, digital humans), what they want (tasks),
-- what happened (task_logs), and who renders (workers). The database owns a task; the broker only carries the word.

create table workspaces (
    id         varchar(36)  not null primary key,
    name       varchar(255) not null,
    created_at timestamp(3) not null default current_timestamp(3)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table api_keys (
    id           varchar(36)  not null primary key,
    workspace_id varchar(36)  not null,
    api_key      varchar(64)  not null,                       -- SHA-256 hex of the key, never the key
    name         varchar(255) not null,
    prefix       varchar(32)  not null,                       -- what a person recognises a key by
    scopes       varchar(64)  not null,                       -- comma list of submit, read, admin
    is_active    boolean      not null default true,
    created_at   timestamp(3) not null default current_timestamp(3),
    last_used_at timestamp(3) null,                           -- null: never used
    expires_at   datetime(3)  null,                           -- null: never expires; may lie beyond what a timestamp holds
    unique key api_keys_by_hash (api_key),
    constraint api_keys_workspace foreign key (workspace_id) references workspaces (id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table sessions (
    id         varchar(64)  not null primary key,             -- SHA-256 hex of the cookie's token
    key_id     varchar(36)  not null,
    created_at timestamp(3) not null default current_timestamp(3),
    expires_at timestamp(3) not null,
    key sessions_by_expiry (expires_at),
    constraint sessions_key foreign key (key_id) references api_keys (id) on delete cascade
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table live_tickets (
    id         varchar(64)  not null primary key,             -- SHA-256 hex of the ticket
    key_id     varchar(36)  not null,
    expires_at timestamp(3) not null,
    key live_tickets_by_expiry (expires_at),
    constraint live_tickets_key foreign key (key_id) references api_keys (id) on delete cascade
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table files (
    id           varchar(36)  not null primary key,
    workspace_id varchar(36)  not null,
    path         varchar(512) not null,                       -- the name that tasks and humans use, and the object's key
    kind         enum ('audio', 'video', 'image') not null,
    name         varchar(255) not null,                       -- as the sender called it: shown, never used as a path
    content_type varchar(127) not null,
    size_bytes   bigint       not null,
    sha256       char(64)     not null,
    duration_ms  bigint       null,                           -- null: not probed yet, or no duration
    has_audio    boolean      null,                           -- null: not probed yet
    has_video    boolean      null,                           -- null: not probed yet
    probe        json         null,                           -- what ffprobe said; null: not probed yet
    api_key      varchar(64)  not null,
    created_at   timestamp(3) not null default current_timestamp(3),
    unique key files_by_path (path),
    key files_by_workspace (workspace_id, created_at),
    constraint files_workspace foreign key (workspace_id) references workspaces (id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table digital_humans (
    id            varchar(36)  not null primary key,
    workspace_id  varchar(36)  not null,
    name          varchar(255) not null,
    description   text         null,
    video_path    varchar(512) not null,
    thumbnail_url varchar(512) null,                          -- null: no poster yet
    thumbnail_key varchar(512) null,                          -- the poster's object; null as above
    status        enum ('active', 'inactive') not null default 'active',
    created_at    timestamp(3) not null default current_timestamp(3),
    updated_at    timestamp(3) not null default current_timestamp(3),
    deleted_at    timestamp(3) null,                          -- null: not deleted
    api_key       varchar(64)  not null,
    params        json         null,
    version       bigint       not null default 1,            -- +1 per visible change: live messages are ordered by it
    key digital_humans_list (workspace_id, deleted_at, created_at, id),
    constraint digital_humans_workspace foreign key (workspace_id) references workspaces (id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table tasks (
    id               varchar(36)  not null primary key,
    workspace_id     varchar(36)  not null,
    name             varchar(255) not null,
    description      text         null,
    status           enum ('pending', 'processing', 'completed', 'failed', 'cancelled') not null default 'pending',
    progress         int          not null default 0,
    stage            varchar(32)  null,                       -- what the run does now; null while nobody runs it
    video_url        varchar(512) null,                       -- null until completed
    audio_path       varchar(512) not null,
    digital_human_id varchar(36)  not null,
    created_at       timestamp(3) not null default current_timestamp(3),
    updated_at       timestamp(3) not null default current_timestamp(3),
    started_at       timestamp(3) null,                       -- when its last run began; null: never
    completed_at     timestamp(3) null,                       -- when it ended, whichever way; null: not yet
    error_code       varchar(64)  null,
    error_message    text         null,
    api_key          varchar(64)  not null,
    priority         int          not null default 0,
    params           json         null,
    engine           varchar(64)  not null,
    -- The fence. A run may write only while (attempt, run_id) is its own.
    attempt          int          not null default 1,
    max_attempts     int          not null default 3,
    free_returns     int          not null default 0,         -- returns to pending that cost the task nothing
    run_id           varchar(36)  null,                       -- the owner; null: nobody runs it
    last_run_id      varchar(36)  null,                       -- the owner before: its late result is still taken
    worker_id        varchar(128) null,                       -- who runs it, or ran it last
    excluded_workers json         null,                       -- workers that proved unable to render it
    lease_until      datetime(6)  null,                       -- the owner is lost when this has passed
    dispatched_at    datetime(6)  null,                       -- null and pending: still to be published
    next_attempt_at  datetime(6)  null,                       -- null: at once
    version          bigint       not null default 1,         -- +1 per visible change: live messages are ordered by it
    result_key       varchar(512) null,
    result_bytes     bigint       null,
    result_sha256    char(64)     null,
    duration_ms      bigint       null,                       -- of the finished video
    quality          json         null,                       -- findings of the result's verification
    thumbnail_url    varchar(512) null,
    thumbnail_key    varchar(512) null,
    storyboard_key   varchar(512) null,
    key tasks_to_dispatch (status, engine, dispatched_at, priority desc, created_at),
    key tasks_by_lease (status, lease_until),
    key tasks_list (workspace_id, created_at, id),
    key tasks_list_all (created_at, id),
    key tasks_list_by_status (workspace_id, status, created_at, id),
    key tasks_by_digital_human (digital_human_id, status),
    key tasks_by_audio (audio_path),
    constraint tasks_digital_human foreign key (digital_human_id) references digital_humans (id),
    constraint tasks_workspace foreign key (workspace_id) references workspaces (id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table task_logs (
    id         bigint       not null auto_increment primary key,
    task_id    varchar(36)  not null,
    status     enum ('pending', 'processing', 'completed', 'failed', 'cancelled') not null,
    message    text         not null,
    level      enum ('info', 'warn', 'error') not null default 'info',
    attempt    int          not null,
    run_id     varchar(36)  null,                             -- null: written by the gateway itself
    sequence   bigint       null,                             -- of the run's message; null as above
    created_at timestamp(3) not null default current_timestamp(3),
    unique key task_logs_once (run_id, sequence),             -- a duplicate message ends here
    key task_logs_of_a_task (task_id, id),
    constraint task_logs_task foreign key (task_id) references tasks (id) on delete cascade
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table workers (
    id            varchar(128) not null primary key,          -- configured name and the process's own UUID
    name          varchar(128) not null,
    state         enum ('ready', 'draining', 'broken', 'stopped') not null,
    reason        varchar(512) null,                          -- why it is broken or draining
    drain_wanted  boolean      not null default false,        -- what an operator asked for
    engines       json         not null,
    slots         json         not null,
    slot_count    int          not null,
    free_slots    int          not null,
    versions      json         null,
    gpus          json         null,
    started_at    timestamp(3) not null default current_timestamp(3),
    last_seen_at  datetime(6)  not null,
    key workers_by_last_seen (last_seen_at)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- What each worker can render: the dispatcher's window counts live workers per engine from here.
create table worker_engines (
    worker_id varchar(128) not null,
    engine    varchar(64)  not null,
    primary key (worker_id, engine),
    key worker_engines_by_engine (engine),
    constraint worker_engines_worker foreign key (worker_id) references workers (id) on delete cascade
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- One row per engine ever named: who holds its lock is the only one to choose tasks for it.
create table dispatch_lanes (
    engine     varchar(64) not null primary key,
    created_at datetime(6) not null
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- One row: the last gateway ping that came through the broker and the start of the unbroken series.
create table broker_pulse (
    id           int         not null primary key,
    last_ping_at datetime(6) not null,
    series_since datetime(6) not null
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- Posters, storyboards and probes still to be made: published and swept like tasks.
create table media_jobs (
    id           varchar(36)  not null primary key,
    kind         enum ('probe', 'poster', 'storyboard') not null,
    subject      enum ('file', 'human', 'task') not null,
    subject_id   varchar(36)  not null,
    source_key   varchar(512) not null,
    target_key   varchar(512) null,                           -- null: a probe makes no object
    state        enum ('wanted', 'requested', 'done', 'failed') not null default 'wanted',
    tries        int          not null default 0,
    requested_at datetime(6)  null,                           -- null: not published yet
    error        varchar(512) null,
    created_at   datetime(6)  not null,
    key media_jobs_to_publish (state, requested_at),
    key media_jobs_of_a_subject (subject, subject_id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
