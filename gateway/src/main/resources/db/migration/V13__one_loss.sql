-- A process that dies takes the tasks of all its slots with it: that speaks against its worker once.

alter table worker_trust
    add column lost_process varchar(128) null after failed_tasks; -- the id of the process that was lost last; null: none was
