-- Programs submit: they find their tasks again by ids and labels of their own, hold them back, hand in many at once and
-- may ask twice without getting two.

alter table tasks
    add column external_id varchar(255) character set utf8mb4 collate utf8mb4_bin null after params, -- the caller's own name of it; null: none
    add column labels      json         null after external_id,      -- as the task shows them; null: none
    add column not_before  datetime(3)  null after labels,           -- no attempt goes out earlier; null: at once
    add column batch_id    varchar(36)  null after not_before,       -- null: submitted alone
    add column batch_index int          null after batch_id,         -- its place in the batch, from 0; null as above
    add key tasks_by_external_id (external_id, workspace_id),
    add key tasks_by_batch (batch_id, status);

-- The labels once more, to find tasks by.
create table task_labels (
    task_id      varchar(36)  not null,
    workspace_id varchar(36)  not null,                       -- the task's
    name         varchar(63)  character set utf8mb4 collate utf8mb4_bin not null,
    value        varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    primary key (task_id, name),
    key task_labels_by_value (name, value, workspace_id, task_id),
    constraint task_labels_task foreign key (task_id) references tasks (id) on delete cascade
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- Tasks that were handed in together. What became of them is counted when somebody asks.
create table batches (
    id           varchar(36)  not null primary key,
    workspace_id varchar(36)  not null,
    name         varchar(255) null,                           -- null: none was given
    items        json         not null,                       -- what became of each at submission, in order
    api_key      varchar(64)  not null,
    created_at   timestamp(3) not null default current_timestamp(3),
    key batches_list (workspace_id, created_at, id),
    key batches_list_all (created_at, id),
    constraint batches_workspace foreign key (workspace_id) references workspaces (id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- One row per Idempotency-Key that came with a submission, for 24 hours.
create table idempotency_keys (
    id            char(64)    not null primary key,           -- SHA-256 hex of workspace and key
    body_sha256   char(64)    not null,                       -- of the operation and the body: another one is refused
    claim         varchar(36) not null,                       -- whoever holds it may complete the row
    claimed_until datetime(6) not null,                       -- passed and nothing made: its gateway has died
    made_id       varchar(36) null,                           -- the task or the batch; null: not made yet
    created_at    datetime(6) not null,
    key idempotency_keys_by_age (created_at)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
