package io.greenroom.gateway.keys;

import io.greenroom.events.Header;
import io.greenroom.events.KeyRevoked;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs a browser in and out: it holds a cookie that no script reads instead of the key. */
@RestController
@Tag(name = "Sessions")
class SessionController {
    private static final Duration LIFE = Duration.ofDays(30);

    private final Callers callers;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Clock clock;
    private final ApplicationEventPublisher announce;

    SessionController(
            Callers callers, Sessions sessions, ApiKeys keys, Clock clock, ApplicationEventPublisher announce) {
        this.callers = callers;
        this.sessions = sessions;
        this.keys = keys;
        this.clock = clock;
        this.announce = announce;
    }

    record SignIn(@NotBlank String key) {}

    /**
     * Who is signed in.
     *
     * @param name the key's
     * @param expiresAt when the key ends, and the session with it; null: it does not expire
     */
    record Session(
            @Schema(description = "The key behind it") UUID keyId,

            @Schema(description = "The key's") String name,

            UUID workspaceId,
            String workspaceName,
            Set<Scope> scopes,

            @Schema(description = "When the key ends, and the session with it; null: it does not expire") @Nullable
            Instant expiresAt) {}

    @PostMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Refuses(Problem.UNAUTHORIZED)
    @Operation(summary = "Sign a browser in: the key once, a cookie from then on")
    ResponseEntity<Void> signIn(@RequestBody @Valid SignIn body, HttpServletRequest request) {
        Caller caller = callers.byKey(body.key().strip())
                .orElseThrow(() -> Problem.UNAUTHORIZED.because("There is no such key."));
        sessions.deleteExpired(clock.instant());
        String token = Secrets.newToken();
        sessions.insert(Secrets.hash(token), caller.keyId(), clock.instant().plus(LIFE));
        return cookie(token, LIFE, request);
    }

    @GetMapping("/api/session")
    @Operation(summary = "Who is signed in")
    Session who(Caller caller) {
        ApiKey key = keys.byId(caller.keyId()).orElseThrow(() -> Problem.UNAUTHORIZED.because("The key is gone."));
        String workspace = keys.workspaceName(key.workspaceId());
        return new Session(key.id(), key.name(), key.workspaceId(), workspace, key.scopeSet(), key.expiresAt());
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out: what the session holds open ends, on every gateway")
    ResponseEntity<Void> signOut(Caller caller, HttpServletRequest request) {
        String token = Authentication.sessionToken(request);
        if (token != null) {
            sessions.delete(Secrets.hash(token));
            callers.forgetSession(token);
            announce.publishEvent(new KeyRevoked(Header.plain(), caller.keyId()));
        }
        return cookie("", Duration.ZERO, request);
    }

    private static ResponseEntity<Void> cookie(String token, Duration life, HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(Authentication.COOKIE, token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build();
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
