package io.greenroom.gateway.live;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class LiveTickets {

    private final Tickets tickets;
    private final LiveSockets sockets;

    LiveTickets(Tickets tickets, LiveSockets sockets) {
        this.tickets = tickets;
        this.sockets = sockets;
    }

    @PostMapping("/api/live/tickets")
    @Operation(summary = "A ticket that opens one socket at /api/live?ticket= once, within 30 s")
    @ResponseStatus(HttpStatus.CREATED)
    Tickets.Ticket ticket(Caller caller) {
        if (!sockets.hasRoom(caller)) {
            throw LiveSockets.tooMany();
        }
        return tickets.issue(caller);
    }
}
