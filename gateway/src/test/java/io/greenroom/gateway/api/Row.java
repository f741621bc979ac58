package io.greenroom.gateway.api;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.keys.Scope;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How one operation of the API keeps workspaces apart.
 *
 * @param call method and address, as in "GET /api/tasks/{id}"; a query may follow
 * @param scope what a key needs; null: the operation is open to everybody
 * @param reach what of a workspace it touches
 * @param body what is sent, for the studio of the caller and a thing that may be anybody's; null: nothing
 * @param kind how it is sent and how the answer is read
 * @param answers what those are told who may; 0: any success
 * @param anyKey whether a key of any other scope does as well
 */
record Row(
        String call,
        @Nullable Scope scope,
        Reach reach,
        @Nullable BiFunction<Studio, Thing, Object> body,
        Kind kind,
        int answers,
        boolean anyKey) {

    private static final JsonMapper JSON = JsonMapper.shared();

    enum Kind {
        JSON,
        UPLOAD,
        /** By the tus protocol. */
        PIECES,
        /** Its answer does not end. */
        STREAM
    }

    /** What of a workspace an operation touches. */
    sealed interface Reach {
        /** Nothing that belongs to anybody but the caller. */
        record Nothing() implements Reach {}

        /** One thing, which for other workspaces does not exist: they get this code. */
        record One(Function<Studio, Thing> make, String code) implements Reach {}

        /** All things of the workspace: the list has the thing's id in it, and the lists of others do not. */
        record All(Function<Studio, Thing> make) implements Reach {}

        /** Those that the body names: the answer's {@code count} is 1, and 0 for others. */
        record Many(Function<Studio, Thing> make) implements Reach {}

        default Thing make(Studio studio) {
            if (this instanceof One one) {
                return one.make().apply(studio);
            }
            if (this instanceof All all) {
                return all.make().apply(studio);
            }
            return this instanceof Many many ? many.make().apply(studio) : Thing.NONE;
        }
    }

    /** An operation that takes nothing and touches nothing; the methods below say more. */
    static Row row(String call, Scope scope) {
        return new Row(call, scope, new Reach.Nothing(), null, Kind.JSON, 0, false);
    }

    /** An operation that takes any key, whatever its scopes. */
    static Row anyKey(String call) {
        return new Row(call, Scope.READ, new Reach.Nothing(), null, Kind.JSON, 0, true);
    }

    /** An operation that needs no key. */
    static Row open(String call) {
        return new Row(call, null, new Reach.Nothing(), null, Kind.JSON, 0, false);
    }

    /** It is about one thing; whoever is of another workspace is told {@code not_found}. */
    Row about(Function<Studio, Thing> make) {
        return about(make, "not_found");
    }

    Row about(Function<Studio, Thing> make, String code) {
        return reaching(new Reach.One(make, code));
    }

    /** It lists, counts or finds things, each workspace its own; the answer holds the thing's id. */
    Row lists(Function<Studio, Thing> make) {
        return reaching(new Reach.All(make));
    }

    /** It acts on things that the body names and tells their {@code count}. */
    Row ofMany(Function<Studio, Thing> make) {
        return reaching(new Reach.Many(make));
    }

    private Row reaching(Reach touched) {
        return new Row(call, scope, touched, body, kind, answers, anyKey);
    }

    /** Its body, as something to write as JSON. The studio is the caller's, the thing may be anybody's. */
    Row sends(BiFunction<Studio, Thing, Object> json) {
        return new Row(call, scope, reach, json, kind, answers, anyKey);
    }

    /** It takes a file. */
    Row uploads() {
        return new Row(call, scope, reach, body, Kind.UPLOAD, answers, anyKey);
    }

    /** It takes a file piece by piece; of 100 bytes, the first of which are to come. */
    Row comesInPieces() {
        return new Row(call, scope, reach, body, Kind.PIECES, answers, anyKey);
    }

    /** Its answer does not end: only how it begins is looked at. */
    Row streams() {
        return new Row(call, scope, reach, body, Kind.STREAM, answers, anyKey);
    }

    /** Those who may are told this, and no success: for what needs more than a test can bring about. */
    Row answers(int status) {
        return new Row(call, scope, reach, body, kind, status, anyKey);
    }

    /** Method and address as in the OpenAPI document. */
    String operation() {
        return call.replaceFirst("\\?.*", "");
    }

    String method() {
        return call.substring(0, call.indexOf(' '));
    }

    /** With the thing in its holes. */
    String address(Thing thing) {
        return thing.in(call.substring(call.indexOf(' ') + 1));
    }

    /** What is sent; null: nothing. */
    @Nullable
    JsonNode json(Studio studio, Thing thing) {
        return body == null ? null : JSON.valueToTree(body.apply(studio, thing));
    }

    Answer ask(Api caller, Studio studio, Thing thing) {
        String address = address(thing);
        JsonNode json = json(studio, thing);
        if (kind == Kind.UPLOAD) {
            return caller.upload("file", "clip", new ByteArrayInputStream(Clips.video()));
        }
        if (kind == Kind.PIECES) {
            return caller.with("Upload-Length", "100")
                    .with("Upload-Offset", "0")
                    .with("Content-Type", "application/offset+octet-stream")
                    .send(method(), address, BodyPublishers.noBody());
        }
        if (kind == Kind.STREAM) {
            return caller.open(address);
        }
        return json == null
                ? caller.send(method(), address, BodyPublishers.noBody())
                : caller.with("Content-Type", "application/json")
                        .send(method(), address, BodyPublishers.ofString(json.toString()));
    }

    /** Whether it only looks, so that a session may ask from anywhere. */
    boolean looks() {
        return method().equals("GET");
    }

    @Override
    public String toString() {
        return call;
    }
}
