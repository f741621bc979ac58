-- A file may come in pieces, over as many connections and through as many gateways as it takes (tus 1.0). What has come is in
-- the store: whole parts of a multipart upload, and what is left over after them as an object of its own.

create table uploads (
    id           varchar(36)   not null primary key,          -- the file's too, unless the workspace has its content already
    workspace_id varchar(36)   not null,
    api_key      varchar(64)   not null,
    name         varchar(255)  not null,
    metadata     varchar(4096) not null,                      -- Upload-Metadata as it was sent
    size_bytes   bigint        not null,                      -- as announced
    offset_bytes bigint        not null default 0,            -- as far as it has come: the parts and what is left over
    store_upload varchar(1024) null,                          -- the store's name for the parts; null: there is none yet
    part         int           not null default 0,            -- the last number that a part may have been sent under
    digest       varchar(512)  null,                          -- SHA-256 of the parts, to go on with; null: there is none yet
    tail_key     varchar(255)  null,                          -- the object with what is left over; null: nothing is
    writer       varchar(36)   null,                          -- the request that may write: the last one; null: none did
    file_id      varchar(36)   null,                          -- what it has become; null: it is not all here
    created_at   timestamp(3)  not null default current_timestamp(3),
    expires_at   datetime(6)   not null,                      -- moved on with each request
    key uploads_list (workspace_id, created_at, id),
    key uploads_list_all (created_at, id),
    key uploads_by_expiry (expires_at),
    constraint uploads_workspace foreign key (workspace_id) references workspaces (id)
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table upload_parts (
    upload_id  varchar(36)  not null,
    number     int          not null,
    size_bytes bigint       not null,
    etag       varchar(255) not null,                         -- told to the store again when the parts are joined
    primary key (upload_id, number),
    constraint upload_parts_upload foreign key (upload_id) references uploads (id) on delete cascade
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
