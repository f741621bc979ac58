package io.greenroom.gateway.problems;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every refusal of the API, one row each: the stable code is the name in lower case. A code is never reused for another
 * meaning. docs/errors.md and the page at {@code /docs/errors} are made of these rows, so the table is one long file.
 */
public enum Problem {
    MALFORMED_REQUEST(
            400,
            en("The request cannot be read", "Compare what you send with the description of the call at /docs."),
            zh("请求无法读取", "请对照 /docs 中该接口的说明检查发送的内容。")),
    KEY_IN_QUERY(
            400,
            en("Keys do not belong in an address", "Send the key in the header X-API-KEY, and make a new one."),
            zh("密钥不应出现在地址里", "请用请求头 X-API-KEY 发送密钥，并更换已泄露的密钥。")),
    UNAUTHORIZED(
            401,
            en("No valid key", "Send a key that exists, is active and has not expired, or sign in again."),
            zh("没有有效的密钥", "请使用存在、启用且未过期的密钥，或重新登录。")),
    FORBIDDEN(
            403,
            en("The key may not do this", "Use a key with the scope that the detail names."),
            zh("该密钥无权执行此操作", "请使用具有所需权限的密钥。")),
    ORIGIN_REFUSED(
            403,
            en("The page that asks is not ours", "Programs send a key; a session is for this server's own pages."),
            zh("请求来自外部页面", "程序请使用密钥；会话只供本服务器的页面使用。")),
    NOT_FOUND(
            404,
            en("There is nothing here", "Check address and id; what belongs to another workspace is not shown."),
            zh("这里没有内容", "请检查地址和 ID；其他工作区的内容不可见。")),
    DIGITAL_HUMAN_UNKNOWN(
            404,
            en("No such digital human", "Take an id from GET /api/digital-humans."),
            zh("没有该数字人", "请使用 GET /api/digital-humans 返回的 ID。")),
    METHOD_NOT_ALLOWED(
            405,
            en("The method does not fit", "Use one of the methods that the header Allow names."),
            zh("不支持该请求方法", "请使用响应头 Allow 列出的方法。")),
    NOT_ACCEPTABLE(
            406,
            en("No representation that you accept", "Accept what the detail names, or leave the header Accept out."),
            zh("没有你能接受的格式", "请接受 detail 中列出的格式，或不发送 Accept 请求头。")),
    REQUEST_TIMEOUT(
            408,
            en("The request came too slowly", "Send it again over a faster connection."),
            zh("请求传输过慢", "请换用更快的网络后重试。")),
    DIGITAL_HUMAN_INACTIVE(
            409,
            en("The digital human is inactive", "Activate it first: PUT its status as active."),
            zh("该数字人已停用", "请先启用：用 PUT 将其 status 设为 active。")),
    DIGITAL_HUMAN_IN_USE(
            409,
            en("Tasks still use the digital human", "Wait until they have ended, or cancel them."),
            zh("仍有任务在使用该数字人", "请等待这些任务结束，或取消它们。")),
    FILE_IN_USE(
            409,
            en("Something is made of the file", "Delete the tasks and digital humans that use it first."),
            zh("文件正在被使用", "请先删除使用它的任务和数字人。")),
    RETENTION_RUNNING(
            409,
            en("Retention is at work already", "Ask again when GET /api/retention says that it has finished."),
            zh("清理正在进行", "请在 GET /api/retention 显示完成后再试。")),
    KEY_REPLACED(
            409,
            en("The key has been replaced already", "Rotate the key that took its place; replaced_by names it."),
            zh("该密钥已被替换", "请轮换替换它的密钥；replaced_by 给出其 ID。")),
    KEY_NOT_ACTIVE(
            409,
            en("The key is disabled or has expired", "Enable it or give it more time first, or make a new one."),
            zh("该密钥已停用或过期", "请先启用或延长它，或新建密钥。")),
    OPERATORS_KEY(
            409,
            en(
                    "The operator's key comes from the settings",
                    "Set GREENROOM_ADMIN_KEY to another key and restart the gateways."),
            zh("管理员密钥由配置决定", "请修改 GREENROOM_ADMIN_KEY 并重启网关。")),
    TRANSITION_REFUSED(
            409,
            en("The task's state does not allow this", "Read the task again: its state has changed."),
            zh("任务当前的状态不允许此操作", "请重新读取任务：其状态已改变。")),
    IDEMPOTENCY_IN_FLIGHT(
            409,
            en(
                    "A request with this idempotency key is being worked on",
                    "Send the same request again in a moment: it then finds what the first has made."),
            zh("使用该幂等键的请求正在处理中", "请稍后重新发送同一请求，即可得到首次请求的结果。")),
    NOT_REPLAYABLE(
            409,
            en("The message cannot be replayed", "Drop it: it has no queue that it could go back to."),
            zh("该消息无法重放", "请丢弃它：没有可以送回的队列。")),
    UPLOAD_OFFSET_WRONG(
            409,
            en("The upload is not at this offset", "Ask with HEAD how far it has come, and go on from there."),
            zh("上传进度与此偏移量不符", "请用 HEAD 查询已上传的位置，再从那里继续。")),
    TUS_VERSION_UNSUPPORTED(
            412,
            en("Not a version of tus that is spoken here", "Send Tus-Resumable: 1.0.0."),
            zh("不支持该 tus 协议版本", "请发送 Tus-Resumable: 1.0.0。")),
    FILE_TOO_LARGE(
            413,
            en("The file is too large", "Send a smaller file; the operator sets the largest."),
            zh("文件过大", "请发送较小的文件；上限由管理员设置。")),
    BODY_TOO_LARGE(
            413,
            en("The body is too large", "Send less at once; files go to POST /api/upload."),
            zh("请求体过大", "请减少一次发送的内容；文件请用 POST /api/upload 上传。")),
    STORAGE_FULL(
            413,
            en("The workspace has no room left", "Delete tasks and uploads that nobody needs, or ask for more room."),
            zh("工作区的存储空间已满", "请删除不再需要的任务和文件，或向管理员申请更多空间。")),
    ADDRESS_TOO_LONG(
            414, en("The address is too long", "Send fewer or shorter parameters."), zh("请求地址过长", "请减少或缩短参数。")),
    UNSUPPORTED_MEDIA(
            415,
            en("Not a kind of file that can be used", "Send a common video, audio or picture, such as mp4 or wav."),
            zh("不支持这种文件", "请发送常见的视频、音频或图片格式，例如 mp4 或 wav。")),
    UNSUPPORTED_CONTENT_TYPE(
            415,
            en("The Content-Type does not fit", "Send application/json, or multipart/form-data to upload."),
            zh("Content-Type 不适用", "请发送 application/json；上传请用 multipart/form-data。")),
    RANGE_NOT_SATISFIABLE(
            416,
            en("The range lies outside the file", "Ask for a range within the size that Content-Range names."),
            zh("请求的范围超出文件", "请按 Content-Range 给出的大小请求范围。")),
    VALIDATION_FAILED(
            422,
            en("Some fields are not valid", "Correct the fields that errors names, and send it again."),
            zh("部分字段无效", "请更正 errors 中列出的字段后重新发送。")),
    FILE_MISSING(
            422,
            en("The part named file is missing", "Send the file in a multipart part named file."),
            zh("缺少名为 file 的部分", "请在 multipart 请求中用名为 file 的部分发送文件。")),
    EMPTY_FILE(422, en("The file is empty", "Check the file; it has no bytes."), zh("文件是空的", "请检查文件：它没有内容。")),
    FILE_UNKNOWN(
            422,
            en("No such upload", "Upload the file, and use the path of the answer."),
            zh("没有该上传文件", "请先上传文件，并使用返回的 path。")),
    ADDRESS_REFUSED(
            422,
            en("The address may not be fetched from", "Name one on the public internet, or upload the file."),
            zh("不能从该地址抓取文件", "请使用公网地址，或直接上传文件。")),
    FETCH_FAILED(
            422,
            en(
                    "The file could not be fetched",
                    "Open the address yourself: it must lead straight to the file, in time."),
            zh("抓取文件失败", "请自行打开该地址检查：它必须直接指向文件，并能及时下载完。")),
    NOT_AUDIO(422, en("The file has no audio", "Use a file with sound."), zh("文件没有声音", "请使用带声音的文件。")),
    NOT_VIDEO(422, en("The file has no video", "Use a file with moving pictures."), zh("文件没有视频画面", "请使用带视频画面的文件。")),
    ENGINE_UNKNOWN(
            422,
            en("No such engine", "Take a name from GET /api/engines."),
            zh("没有该引擎", "请使用 GET /api/engines 返回的名称。")),
    IDEMPOTENCY_KEY_REUSED(
            422,
            en("The idempotency key came with another body", "Use a new Idempotency-Key for each new request."),
            zh("幂等键已用于其他内容", "每个新请求请使用新的 Idempotency-Key。")),
    RATE_LIMITED(
            429,
            en("Too many requests", "Wait for the seconds that Retry-After names; RateLimit tells what is left."),
            zh("请求过于频繁", "请等待 Retry-After 指定的秒数；剩余次数见 RateLimit。")),
    TOO_MANY_PENDING(
            429,
            en("Too many pending tasks", "Wait until some have been rendered, or cancel some."),
            zh("等待中的任务过多", "请等待部分任务完成，或取消一些任务。")),
    HEADERS_TOO_LARGE(
            431,
            en("The headers are too large", "Send fewer or shorter headers and cookies."),
            zh("请求头过大", "请减少或缩短请求头和 Cookie。")),
    INTERNAL_ERROR(
            500,
            en("Something broke on our side", "Try again; if it stays, the log of the gateway tells more."),
            zh("服务器内部出错", "请重试；若仍出错，请查看网关日志。")),
    UNAVAILABLE(
            503, en("A service that this needs does not answer", "Try again in a moment."), zh("所依赖的服务没有响应", "请稍后再试。")),
    FETCHES_BUSY(
            503,
            en("Too many files are being fetched", "Try again in a moment, or upload the file."),
            zh("正在抓取的文件过多", "请稍后再试，或直接上传文件。")),
    UPLOADS_BUSY(
            503,
            en(
                    "Too many files are being uploaded",
                    "Try again in a moment; an upload that was begun can be gone on with."),
            zh("正在上传的文件过多", "请稍后再试；已开始的断点续传可以继续。")),
    DATABASE_UNAVAILABLE(503, en("The database does not answer", "Try again in a moment."), zh("数据库没有响应", "请稍后再试。")),
    STORE_UNAVAILABLE(503, en("The object store does not answer", "Try again in a moment."), zh("对象存储没有响应", "请稍后再试。"));

    /** Where every row has its section, on each gateway. */
    static final String PAGE = "/docs/errors";

    private final int status;
    private final ProblemWords english;
    private final ProblemWords chinese;

    Problem(int status, ProblemWords english, ProblemWords chinese) {
        this.status = status;
        this.english = english;
        this.chinese = chinese;
    }

    private static ProblemWords en(String title, String remedy) {
        return new ProblemWords(title, remedy);
    }

    private static ProblemWords zh(String title, String remedy) {
        return new ProblemWords(title, remedy);
    }

    /** The stable word that programs compare. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public ProblemWords words(Language language) {
        return language == Language.CHINESE ? chinese : english;
    }

    /** The page that explains it, relative to the gateway that sent it. */
    public String type() {
        return PAGE + "#" + code();
    }

    /** When trying again makes sense; empty where it does not by itself, or where the refusal knows better. */
    Optional<Duration> retryAfter() {
        return status == 503 ? Optional.of(Duration.ofSeconds(5)) : Optional.empty();
    }

    /** @param detail a sentence for a person: what was wrong here and what would do; never a secret, a path or SQL */
    public ProblemException because(String detail) {
        return because(detail, List.of());
    }

    /** The same for one field of the request. */
    public ProblemException at(String field, String detail) {
        return because(detail, List.of(new FieldProblem(field, code(), detail)));
    }

    public ProblemException because(String detail, List<FieldProblem> errors) {
        return new ProblemException(this, detail, errors, null, null);
    }
}
