-- What nobody needs any more goes, a little at a time: finished tasks past their age, uploads that nothing uses, and objects
-- that no row refers to. One row tells whose turn it is, so that one gateway at a time looks through the store.

create table retention_turn (
    id           int         not null primary key,
    installation varchar(36) not null,                        -- the bucket bears it: objects of another database are not ours to remove
    holder       varchar(36) null,                            -- the round that goes on; null: none
    held_until   datetime(6) not null,                        -- a holder that has not renewed it by then is dead
    started_at   datetime(6) not null,
    ended_at     datetime(6) not null,                        -- before started_at: that round goes on, or never came to its end
    report       json        null                             -- of the last round that came to its end; null: there was none
) default charset = utf8mb4 collate = utf8mb4_unicode_ci;

insert into retention_turn (id, installation, held_until, started_at, ended_at)
values (1, uuid(), now(6), now(6), now(6));

alter table tasks
    add key tasks_by_end (completed_at);

alter table files
    add column released_at datetime(6) null,                  -- when a digital human took another video; null: never
    add key files_by_content (sha256);

alter table parked_messages
    add key parked_messages_by_age (parked_at);

alter table digital_humans
    add key digital_humans_by_video (video_path);
