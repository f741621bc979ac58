package io.greenroom.launcher.client;

import io.greenroom.launcher.stack.RunningStack;
import io.greenroom.launcher.stack.Settings;
import io.greenroom.launcher.stack.StackState;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which gateway is asked, with which key, and how the answer is printed: the same for every command. */
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The gateway. Default: $$GREENROOM_SERVER, else the one that runs here.")
    private @Nullable String server;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "Default: $$GREENROOM_API_KEY, which other users of this machine cannot see;",
                "else, for the gateway that runs here, its admin key."
            })
    private @Nullable String key;

    @Option(names = "--json", description = "Prints what the gateway answers, for programs.")
    private boolean json;

    /** @throws GatewayFailure if it is not known where to ask, or with which key */
    GatewayClient open() {
        String wantedKey = key != null ? key : environment("GREENROOM_API_KEY");
        String wantedServer = server != null ? server : environment("GREENROOM_SERVER");
        if (wantedServer != null) {
            if (wantedKey == null) {
                throw GatewayFailure.misused("there is no key for " + wantedServer + ": set GREENROOM_API_KEY");
            }
            return GatewayClient.hasty(checked(wantedServer), wantedKey);
        }
        Settings here = Settings.ofThisProcess();
        StackState running = RunningStack.look(here.home())
                .filter(StackState::running)
                .orElseThrow(() -> GatewayFailure.misused(
                        "no gateway runs here: set GREENROOM_SERVER, or start one: ./greenroom up"));
        return GatewayClient.hasty(
                running.url(),
                wantedKey != null
                        ? wantedKey
                        : here.knownAdminKey()
                                .orElseThrow(() -> GatewayFailure.misused("there is no key: set GREENROOM_API_KEY")));
    }

    boolean json() {
        return json;
    }

    /** Prints the answer as it is, or as this text. */
    void print(JsonNode answer, String text) {
        System.out.println(json ? Json.pretty(answer) : text);
    }

    /** An address without a slash at its end. */
    private static String checked(String address) {
        try {
            URI uri = new URI(address.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null) {
                return uri.toString().replaceFirst("/+$", "");
            }
        } catch (URISyntaxException unreadable) {
            // Refused below.
        }
        throw GatewayFailure.misused(
                "\"" + address + "\" is no address of a gateway: give one such as http://host:8080");
    }

    private static @Nullable String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
