-- A key is found by the part of it that anyone may see, and its digest is then compared in constant time; another key can
-- take its place. Workspaces have caps of their own. What admins change, and what ends or removes anything, is kept with
-- who did it.

alter table api_keys
    add column replaced_by varchar(36) null,                  -- the key that a rotation made of it; null: none
    add key api_keys_by_prefix (prefix);

alter table workspaces
    add column max_pending      int    null,                  -- of its tasks that wait; 0: any number, null: the gateway's setting
    add column max_stored_bytes bigint null;                  -- of what it keeps in the store; as above

-- No foreign keys: it outlives the key, the workspace and what was done to.
create table audit (
    id           varchar(36)  not null primary key,
    created_at   timestamp(3) not null default current_timestamp(3),
    action       varchar(64)  not null,
    key_id       varchar(36)  not null,                       -- of whoever did it, also through a session
    key_name     varchar(255) null,                           -- as it was called then; null: the key was gone by then
    address      varchar(64)  not null,                       -- where the request came from
    target       varchar(255) not null,                       -- the id of what it was done to
    workspace_id varchar(36)  null,                           -- the target's; null: it belongs to none
    details      json         null,                           -- what else tells what was done; null: nothing
    key audit_list (created_at, id),
    key audit_of_an_action (action, created_at, id),
    key audit_of_a_key (key_id, created_at, id),
    key audit_of_a_target (target, created_at, id),
    key audit_of_a_workspace (workspace_id, created_at, id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
