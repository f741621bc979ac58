-- What is tried only once more is counted by itself: a worker that was lost before takes nothing from it.

alter table tasks
    add column last_chance boolean not null default false after free_returns; -- it has failed in a way that is tried only once more
