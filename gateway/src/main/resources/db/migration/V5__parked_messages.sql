-- Messages that nobody can read wait here for a person, who replays or drops them: a queue shows only its first ones, and
-- lets nobody take out one in the middle.

create table parked_messages (
    id           varchar(36)  not null primary key,           -- given when it is stored: newer ones sort behind
    parked_id    varchar(255) not null,                       -- of the message in the parking queue
    queue        varchar(255) null,                           -- where it came from; null: it does not say
    exchange     varchar(255) null,                           -- null: the default one, or not known
    routing_key  varchar(255) null,                           -- null: not known
    message_id   varchar(255) null,                           -- as its sender wrote it; null: it wrote none
    reason       varchar(512) not null,
    content_type varchar(255) null,                           -- as its sender wrote it; null: it wrote none
    headers      json         not null,
    body         mediumblob   not null,
    body_bytes   int          not null,                       -- what is kept of it
    size_bytes   bigint       not null,                       -- as it came
    parked_at    timestamp(3) not null default current_timestamp(3),
    unique key parked_messages_once (parked_id),              -- what is delivered twice ends here
    key parked_messages_of_a_queue (queue, id),
    key parked_messages_by_size (id, body_bytes)              -- finds the oldest that are too many without their bodies
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;
