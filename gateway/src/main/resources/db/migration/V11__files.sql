-- The same content is stored once in a workspace: whoever brings it again gets the row that stands for it, as young as a
-- new one. So released_at is also when the same content was brought again.

alter table files
    -- sha256, in the one row that stands for this content in its workspace. Null: an older row does, or its object is lost.
    add column content_sha256 char(64) null;

update files
join (select min(id) id from files group by workspace_id, sha256) oldest on oldest.id = files.id
set files.content_sha256 = files.sha256;

alter table files
    add unique key files_once (workspace_id, content_sha256),
    add key files_list_all (created_at);
