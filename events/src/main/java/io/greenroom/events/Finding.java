package io.greenroom.events;

import java.util.Locale;
import java.util.Map;

/**
 * What a worker's look at itself can find: a word for translators and an English sentence, {@code {name}} standing for an
 * argument. Where all there is to say is a name, a path or another program's own words, there is none.
 */
public enum Finding {
    NOT_LOOKED_AT("this cannot be looked at: {why}"),

    DISK_FREE("{gib} GiB are free in {directory}"),
    DISK_LOW("{gib} GiB are free in {directory}: long videos may not fit, 10 GiB are advised"),
    DISK_FULL("{gib} GiB are free in {directory}: make room, 1 GiB is needed and 10 GiB are advised"),
    DISK_UNKNOWN("the free space of {directory} cannot be told: {why}"),
    FILES_WRITABLE("files can be written in {directory}"),
    FILES_NOT_WRITABLE(
            "no file can be written in {directory} ({why}): see to its owner, its rights and the room on its disk"),

    FFMPEG_GONE("{program} is gone: install ffmpeg again and restart the worker"),
    FFMPEG_WITHOUT_NUMBER(
            "ffmpeg {version}, {program}: it has no version number to look up; make sure that it is newer than 8.1.2"),
    FFMPEG_VULNERABLE(
            "ffmpeg {version}, {program}: versions of this number are vulnerable by {names}; install 8.1.2 or newer, or make sure that your distribution has mended it"),
    ENCODER_FOUND("{encoder} makes the picture"),

    STORE_AWAY(
            "{endpoint} does not answer ({why}); runs wait for it: start it, or see to GREENROOM_S3_ENDPOINT and the network"),
    STORE_WITHOUT_DATE("{endpoint} answers, without a date to compare our clock with"),
    STORE_ANSWERS("{endpoint} answers, and its clock agrees with ours"),
    CLOCK_BEHIND(
            "the clock here is {seconds} s behind that of {endpoint}, which would refuse our signatures: set it right, best with NTP"),
    CLOCK_AHEAD(
            "the clock here is {seconds} s ahead of that of {endpoint}, which would refuse our signatures: set it right, best with NTP"),

    NVIDIA_SMI_MISSING(
            "there is no nvidia-smi on PATH: where an engine needs a graphics card, install the driver, and give a container its cards (docker run --gpus all)"),
    NVIDIA_SMI_NOT_RUNNABLE(
            "nvidia-smi cannot be run ({why}): where an engine needs a graphics card, install the driver again"),
    NVIDIA_SMI_FAILED(
            "nvidia-smi failed with exit code {exit_code}: where an engine needs a graphics card, mend the driver, and give a container its cards (docker run --gpus all). It said: {output}"),
    NVIDIA_SMI_HANGS(
            "nvidia-smi gave no answer in {seconds} s: where an engine needs a graphics card, mend the driver, often a restart of the machine does"),
    NO_GRAPHICS_CARD(
            "nvidia-smi shows no graphics card: where an engine needs one, see that it is plugged in, and give a container its cards (docker run --gpus all)"),
    OTHER_GRAPHICS_CARDS(
            "there is no graphics card {wanted}, nvidia-smi shows 0 to {last}: set GREENROOM_RENDER_GPUS to some of them"),

    ENGINE_FILES_MISSING("{directory} lacks {files}: install the engine and its models as its own README says"),
    ENGINE_HOME_MISSING("{directory} is no directory: put the checkout of the engine there"),
    ENGINE_ASKS_NOTHING("its profile asks for nothing to be looked at"),
    PROGRAM_MISSING("the engine calls {program}, which is not on PATH: install it there or beside its Python"),
    PYTHON_NOT_RUNNABLE("{python} cannot be run ({why}): name the Python of the engine's environment"),
    HEYGEM_FILE_MISSING("{file} is missing: GREENROOM_HEYGEM_HOME must be the checkout of HeyGem's command-line port"),
    HEYGEM_TOO_OLD("this run.py takes no --audio_path and always renders its example: update the checkout"),
    HEYGEM_MODELS_FOUND("{count} files"),
    HEYGEM_MODELS_MISSING("{files} missing: run the checkout's download.sh in it"),
    HEYGEM_PYTHON_NOT_RUNNABLE("{python} does not run: name another in GREENROOM_HEYGEM_PYTHON ({why})"),
    HEYGEM_PYTHON_FITS("{python} is Python {version}"),
    HEYGEM_PYTHON_DIFFERS(
            "{python} is Python {version}, this checkout is built for {wanted}: name one in GREENROOM_HEYGEM_PYTHON"),

    SERVICE_ANSWERS("{endpoint} answers, its share can be written"),
    SERVICE_AWAY("{endpoint} does not answer ({why}): check that it runs and GREENROOM_HEYGEM_HTTP_URL"),
    SERVICE_ODD("{endpoint} answers {answer} when asked for a run that is not there"),
    SERVICE_RESTS("{endpoint} gets no tasks for up to {minutes} min since a run has failed there: {why}"),
    SERVICE_OCCUPIED(
            "{endpoint} still works on a run that was given up; it gets tasks again when it is done, or restarted"),
    SHARE_MISSING(
            "{endpoint} shares {directory} with us, which is no directory here: check GREENROOM_HEYGEM_HTTP_SHARE"),
    SHARE_NOT_WRITABLE("{endpoint} shares {directory}, which cannot be written ({why}): give this user the right to");

    private final String sentence;

    Finding(String sentence) {
        this.sentence = sentence;
    }

    /** As it is written in the API and in translations: lower snake case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In English. */
    public String sentence(Map<String, ?> args) {
        return Sentence.of(sentence, args);
    }
}
