/*
 * A libavdevice without devices, for the bundled ffmpeg. The real one captures from screens and sound cards, for which
 * it wants libxcb, libasound and libpulse: libraries that a server rarely has and we never use. With this in its place
 * the bundled programs start wherever there is a C library, and cannot be talked into opening a device.
 *
 * Built once, for Linux x86-64, into src/main/resources/io/greenroom/media/libavdevice.so.62:
 *
 *   gcc -O2 -shared -fPIC -nostdlib -Wl,-soname,libavdevice.so.62 -Wl,--version-script=nodevices.map \
 *       -Wl,--build-id=none -s -o libavdevice.so.62 nodevices.c
 *
 * The functions are those that ffmpeg and ffprobe 8.x import; another major version brings another name and list.
 */

static const int NOT_IMPLEMENTED = -38; /* AVERROR(ENOSYS) */

unsigned avdevice_version(void) { return 62 << 16 | 3 << 8 | 102; }
const char *avdevice_configuration(void) { return ""; }
void avdevice_register_all(void) {}

const void *av_input_audio_device_next(const void *previous) { return 0; }
const void *av_input_video_device_next(const void *previous) { return 0; }
const void *av_output_audio_device_next(const void *previous) { return 0; }
const void *av_output_video_device_next(const void *previous) { return 0; }

int avdevice_list_input_sources(const void *format, const char *name, void *options, void **list) {
    return NOT_IMPLEMENTED;
}
int avdevice_list_output_sinks(const void *format, const char *name, void *options, void **list) {
    return NOT_IMPLEMENTED;
}
void avdevice_free_list_devices(void **list) {}
