package io.greenroom.gateway.tasks;

import io.greenroom.gateway.files.FetchedFiles;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Form;
import io.greenroom.gateway.problems.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what new tasks name by an address, before they are taken in and outside of any transaction. Only for those with
 * which nothing else is wrong: nobody waits for a file of a task that is refused anyway.
 */
@Component
public class FetchedAudio {
    private static final String PATH = "audio_path";
    private static final String URL = "audio_url";

    private final FetchedFiles files;
    private final Admission admission;
    private final TransactionTemplate transaction;

    FetchedAudio(FetchedFiles files, Admission admission, TransactionTemplate transaction) {
        this.files = files;
        this.admission = admission;
        this.transaction = transaction;
    }

    /**
     * With the path of what was fetched.
     *
     * @throws ProblemException as {@link FetchedFiles#path} says
     */
    Form<NewTask> of(Caller caller, Form<NewTask> wanted) {
        Form<NewTask> form = named(wanted);
        String address = form.value().audioUrl();
        return address == null || !isFine(caller, form) ? form : fetched(form, files.path(address, URL, caller));
    }

    /** What became of an address: either a path or a refusal. */
    private record Fetched(@Nullable String path, @Nullable ProblemException refusal) {}

    /**
     * The same of many, each for itself and each address once, all in the time that one request has.
     *
     * @throws ProblemException {@code fetches_busy}, {@code storage_full}: for want of that there is none to accept
     */
    public List<Form<NewTask>> ofEach(Caller caller, List<Form<NewTask>> wanted) {
        Instant deadline = files.deadline();
        Map<String, Fetched> known = new HashMap<>();
        List<Form<NewTask>> forms = wanted.stream()
                .map(FetchedAudio::named)
                .map(form -> ofOne(caller, form, known, deadline))
                .toList();
        if (forms.stream().noneMatch(form -> form.problems().isEmpty())) {
            known.values().stream()
                    .flatMap(fetched -> Stream.ofNullable(fetched.refusal()))
                    .filter(refusal -> refusal.errors().isEmpty())
                    .findFirst()
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
        return forms;
    }

    private Form<NewTask> ofOne(Caller caller, Form<NewTask> form, Map<String, Fetched> known, Instant deadline) {
        String address = form.value().audioUrl();
        if (address == null || !isFine(caller, form)) {
            return form;
        }
        Fetched fetched = known.computeIfAbsent(address, url -> fetch(url, caller, deadline));
        ProblemException refusal = fetched.refusal();
        if (refusal == null) {
            return fetched(form, Objects.requireNonNull(fetched.path()));
        }
        return form.and(
                refusal.errors().isEmpty()
                        ? List.of(new FieldProblem(URL, refusal.problem().code(), refusal.detail()))
                        : refusal.errors());
    }

    private Fetched fetch(String address, Caller caller, Instant deadline) {
        try {
            return new Fetched(files.path(address, URL, caller, deadline), null);
        } catch (ProblemException refusal) {
            return new Fetched(null, refusal);
        }
    }

    /** What is said must be named, in one of two ways. */
    private static Form<NewTask> named(Form<NewTask> form) {
        NewTask task = form.value();
        if (!form.isFine(PATH) || !form.isFine(URL)) {
            return form;
        }
        String path = task.audioPath();
        if (task.audioUrl() == null) {
            boolean given = path != null && !path.isBlank();
            return given ? form : form.and(List.of(new FieldProblem(PATH, "required", "must not be blank")));
        }
        return path == null
                ? form
                : form.and(List.of(new FieldProblem(URL, "one_of", "cannot be given together with audio_path")));
    }

    private boolean isFine(Caller caller, Form<NewTask> form) {
        return Boolean.TRUE.equals(transaction.execute(
                status -> admission.judge(caller, List.of(form)).get(0).refusal() == null));
    }

    private static Form<NewTask> fetched(Form<NewTask> form, String path) {
        return new Form<>(form.value().with(path), form.problems());
    }
}
