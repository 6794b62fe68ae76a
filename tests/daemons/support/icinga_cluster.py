# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The master and the two satellites of the shipped distributed.conf as three daemons on the loopback."""

import atexit
import http.client
import os
import signal
import time

from support.icinga import PLUGIN, SHIPPED, Icinga, wait_for

EVENTS = ("CheckResult", "StateChange", "Notification")
MASTER = "master.example.org"
SATELLITES = ("satellite-1.example.org", "satellite-2.example.org")

# After its start Icinga 2 waits so long for the other endpoint of its zone before it takes over all objects.
COLD_START = 30.0


class Node(Icinga):
    """A daemon that can be ended or stopped with all of its processes at once, as a machine would."""

    def start(self) -> None:
        # Its own session does not get the terminal's Ctrl-C.
        atexit.register(self.stop)
        super().start(start_new_session=True)

    def _signal_all(self, number: int) -> None:
        os.killpg(self._process.pid, number)

    def kill(self) -> None:
        self._signal_all(signal.SIGKILL)
        self._process.wait()

    def freeze(self) -> None:
        self._signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal_all(signal.SIGCONT)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.thaw()
        super().stop()

    def age(self) -> float:
        """Seconds since the start; configuration that arrives from the master is such a start as well."""
        status = self.api("GET", "/v1/status/IcingaApplication")["results"][0]["status"]
        return time.time() - status["icingaapplication"]["app"]["program_start"]


class Cluster:
    """The master has the configuration of all, and no plugin; the satellites have the plugin, and only their zones."""

    def __init__(self, hosts: str) -> None:
        self.master = Node(node=MASTER, zones="", plugin="/nonexistent")
        self.satellites = {
            name: Node(node=name, zones="", plugin=PLUGIN, authority=self.master, notifies=False) for name in SATELLITES
        }
        self.nodes = (self.master, *self.satellites.values())
        zones = self._zones()
        for node in self.nodes:
            node.add("zones.conf", zones)
        for name in ("check_balance.conf", "services.conf", "notifications.conf"):
            self._zone_file("global-templates", name, (SHIPPED / name).read_text())
        self._zone_file("satellites", "hosts.conf", hosts)

    def _zones(self) -> str:
        zones, _ = (SHIPPED / "distributed.conf").read_text().split("object Host ", 1)
        for node in self.nodes:
            address = f'host = "{node.node}"'
            if address not in zones:
                raise RuntimeError(f"distributed.conf has no {address}")
            zones = zones.replace(address, f'host = "127.0.0.1"\n  port = {node.port}')
        return zones

    def _zone_file(self, zone: str, name: str, text: str) -> None:
        folder = self.master.directory / "zones.d" / zone
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text)

    def start(self) -> None:
        """The master first: its events then hold each result that ever was."""
        self.master.start()
        self.history = History(self.master.events(*EVENTS))
        for satellite in self.satellites.values():
            satellite.start()

    def stop(self) -> None:
        for node in self.nodes:
            node.stop()

    def wait_until_it_may_take_over(self, name: str) -> None:
        def may():
            try:
                return self.satellites[name].age() > COLD_START
            except (OSError, http.client.HTTPException):
                return False

        wait_for(may, f"the end of the cold start of {name}", COLD_START + 30)


class History:
    """What a node told of the services, by "host!service". Icinga 2.13 hands events out up to 5 s late."""

    def __init__(self, events: list) -> None:
        self._events = events

    def of_type(self, *types: str) -> list:
        return [event for event in list(self._events) if event["type"] in types]

    def alarms(self) -> list:
        """Changes to a state that is not OK, of hosts too, and notifications, all with their sources."""
        return [
            (event["type"], event["host"], event.get("service"), event["check_result"]["check_source"])
            for event in self.of_type("StateChange", "Notification")
            if event["type"] == "Notification" or event["state"] != 0
        ]

    def results(self, since=0.0) -> dict:
        """For each service the results that began since then, in the order of their arrival."""
        found = {}
        for event in self.of_type("CheckResult"):
            result = event["check_result"]
            if "service" in event and result["execution_start"] >= since:
                found.setdefault(f"{event['host']}!{event['service']}", []).append(result)
        return found

    def states(self) -> dict:
        """For each service its states, each as often as it was entered."""
        return {
            name: [int(result["state"]) for before, result in zip([None, *results], results)
                   if before is None or before["state"] != result["state"]]
            for name, results in self.results().items()
        }

    def newest(self) -> float:
        """When the newest result that is known here ended."""
        return max((these[-1]["execution_end"] for these in self.results().values()), default=0.0)

    def shares(self, services: int, interval: float, since=0.0, seconds=6.0):
        """The services that each node checks, once all have been checked regularly by one alone for some seconds."""
        begin = self.newest() - seconds
        results = self.results(since=begin)
        if begin < since or len(results) != services:
            return None
        found = {}
        for name, these in results.items():
            sources = {result["check_source"] for result in these}
            if len(sources) != 1 or not 2 <= len(these) <= seconds / interval + 1:
                return None
            found.setdefault(sources.pop(), set()).add(name)
        return found

    def longest_gap(self, names: set, since: float) -> float:
        """The longest time from one result of a service to its next."""
        gaps = []
        for name, results in self.results(since).items():
            ends = sorted(result["execution_end"] for result in results)
            if name in names:
                gaps += [later - earlier for earlier, later in zip(ends, ends[1:])]
        return max(gaps)
