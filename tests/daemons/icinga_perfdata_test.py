# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Our performance data in Icinga 2's own parser, and as its Graphite and InfluxDB writers send it."""

import json
import re
import socketserver
import subprocess
import threading
import unittest
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from support.icinga import PLUGIN, SHIPPED, Icinga, evaluate, wait_for

THRESHOLDS = ("--warning", "200", "--critical", "50")
CURRENCIES = ("UAH", "RUB", "EUR", "USD", "GBP", "PLN", "HUF", "AUD", "JPY", "KWD", "GAS", "MAD")
FIGURES = ("0", "-0.5", "-1234.56", "1060.76", "31.168300000000002", "1234567.89", "0.00000001", "99.996", "1e3")

WRITERS = """
object GraphiteWriter "graphite" {{
  host = "127.0.0.1"; port = {graphite}; enable_send_thresholds = true
}}
object InfluxdbWriter "influxdb" {{
  host = "127.0.0.1"; port = {influxdb}; database = "icinga2"; flush_threshold = 1; flush_interval = 1s
  enable_send_thresholds = true
}}
"""

# Each writer sends six decimals: the figures of the daemons' test have no more.
ACCOUNTS = {
    "hryvnia": ("UAH", "31.1683"),
    "rouble": ("RUB", "1060.76"),
    "euro": ("EUR", "-12.5"),
    "large": ("USD", "12345678.9"),
}


def perfdata(*arguments, reply=None):
    """Label to the text of its metric, of a run of the real plugin."""
    done = subprocess.run([PLUGIN, *arguments], input=reply or "", capture_output=True, text=True, env={}, check=False)
    metrics = done.stdout.split("\n")[0].partition(" | ")[2].split()
    return {metric.partition("=")[0]: metric for metric in metrics}


def simulated(amount, currency, *options):
    return perfdata("--simulate", amount, "--currency", currency, *THRESHOLDS, *options)["balance"]


def parsed(metrics):
    words = ", ".join(f"parse_performance_data({json.dumps(metric)})" for metric in metrics)
    return evaluate(f"[ {words} ]")


class IcingaParser(unittest.TestCase):
    def test_every_figure_arrives_in_every_currency_with_its_thresholds(self):
        cases = [(currency, amount) for currency in CURRENCIES for amount in FIGURES]
        metrics = [simulated(amount, currency) for currency, amount in cases]
        for (currency, amount), metric, value in zip(cases, metrics, parsed(metrics), strict=True):
            with self.subTest(currency=currency, metric=metric):
                self.assertEqual(float(amount), value["value"])
                self.assertEqual(("balance", "", False), (value["label"], value["unit"], value["counter"]))
                self.assertEqual((200, 50), (value["warn"], value["crit"]))

    def test_floors_and_ceilings_are_bounds_that_icinga_keeps(self):
        cases = {"200": 200, "200:": 200, "~:200": 200, "-100": -100, "-100:": -100, "0.5": 0.5}
        metrics = [perfdata("--simulate", "1", "--warning", text)["balance"] for text in cases]
        for text, metric, value in zip(cases, metrics, parsed(metrics), strict=True):
            with self.subTest(range=text, metric=metric):
                self.assertEqual(cases[text], value["warn"])

    def test_other_ranges_leave_the_figure_as_it_is(self):
        ranges = ("0:200", "@10:20", "10:20", "~:", "@~:5")
        metrics = [perfdata("--simulate", "15.5", "--critical", text)["balance"] for text in ranges]
        for metric, value in zip(metrics, parsed(metrics), strict=True):
            with self.subTest(metric=metric):
                self.assertEqual(15.5, value["value"])

    def test_several_figures_of_one_reply_all_arrive(self):
        reply = '{"result":{"accounts":{"rub":{"balance":"431.17","availableBalance":"31.17"}}}}'
        metrics = perfdata("-P", "unitpay", "--response-file", "-", *THRESHOLDS, reply=reply)
        self.assertEqual(["available", "total", "held"], list(metrics))
        values = parsed(metrics.values())
        self.assertEqual([31.17, 431.17, 400.0], [value["value"] for value in values])
        self.assertEqual((200, 50), (values[0]["warn"], values[0]["crit"]))

    def test_a_currency_as_unit_would_be_misread(self):
        """Why no currency stands there: this is the parser's doing, not ours."""
        self.assertAlmostEqual(0.36, parsed(["balance=100UAH"])[0]["value"])


class Collector:
    """What the writers sent: lines of Graphite, and lines of InfluxDB."""

    def __init__(self):
        graphite, influxdb = [], []
        self.graphite, self.influxdb = graphite, influxdb

        class Carbon(socketserver.StreamRequestHandler):
            def handle(self):
                for line in self.rfile:
                    graphite.append(line.decode().rstrip("\n"))

        class Write(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                influxdb.extend(body.splitlines())
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.servers = [socketserver.ThreadingTCPServer(("127.0.0.1", 0), Carbon),
                        ThreadingHTTPServer(("127.0.0.1", 0), Write)]
        self.ports = [server.server_address[1] for server in self.servers]
        for server in self.servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop(self):
        for server in self.servers:
            server.shutdown()
            server.server_close()


class IcingaWriters(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.collector = Collector()
        cls.addClassCleanup(cls.collector.stop)
        cls.icinga = Icinga()
        cls.addClassCleanup(cls.icinga.stop)
        cls.icinga.ship("check_balance.conf", "services.conf")
        graphite, influxdb = cls.collector.ports
        accounts = "".join(
            f'  vars.balance_accounts["{name}"] = {{ simulate = "{amount}"; currency = "{currency}"; '
            f"warning = 200; critical = 50 }}\n"
            for name, (currency, amount) in ACCOUNTS.items()
        )
        cls.icinga.add("hosts.conf", f'object Host "accounts" {{\n  check_command = "dummy"\n{accounts}}}\n')
        cls.icinga.add("writers.conf", WRITERS.format(graphite=graphite, influxdb=influxdb))
        cls.icinga.start()
        # What is checked before this writer has its connection is lost, in Icinga 2.
        wait_for(cls.graphite_is_connected, "the Graphite writer's connection")

    @classmethod
    def graphite_is_connected(cls):
        status = cls.icinga.api("GET", "/v1/status/GraphiteWriter")["results"][0]["status"]
        return status["graphitewriter"]["graphite"]["connected"]

    def test_graphite_gets_figure_and_thresholds(self):
        for name, (_, amount) in ACCOUNTS.items():
            for field, expected in {"value": amount, "warn": "200", "crit": "50"}.items():
                with self.subTest(account=name, field=field):
                    self.icinga.check_now(f"balance {name}")
                    ending = f"balance_{name}.check_balance.perfdata.balance.{field}"
                    line = wait_for(lambda: self.line(self.collector.graphite, ending), ending)
                    self.assertEqual(Decimal(expected), Decimal(line.split()[1]))

    def test_influxdb_gets_figure_and_thresholds(self):
        for name, (_, amount) in ACCOUNTS.items():
            with self.subTest(account=name):
                self.icinga.check_now(f"balance {name}")
                line = wait_for(lambda: self.line(self.collector.influxdb, f"balance\\ {name},metric=balance"), name)
                fields = dict(re.findall(r"(value|warn|crit|unit)=([^, ]+)", line))
                self.assertEqual([Decimal(amount), Decimal(200), Decimal(50)],
                                 [Decimal(fields[key]) for key in ("value", "warn", "crit")])
                self.assertNotIn("unit", fields)

    def test_the_grafana_dashboard_asks_for_what_influxdb_gets(self):
        dashboard = json.loads((SHIPPED / "dashboards" / "grafana-balances.json").read_text())
        queries = [target["query"] for panel in dashboard["panels"] for target in panel["targets"]]
        queries += [variable["query"] for variable in dashboard["templating"]["list"] if variable["type"] == "query"]
        asked = {name for query in queries for name in re.findall(r'"([a-z_]+)"', query)}
        self.icinga.check_now("balance euro")
        line = wait_for(lambda: self.line(self.collector.influxdb, "balance\\ euro,metric=balance"), "the euro's line")
        sent = {line.split(",")[0], *re.findall(r"[, ]([a-z_]+)=", line)}
        self.assertEqual({"check_balance", "hostname", "service", "metric", "value", "warn", "crit"}, asked)
        self.assertLessEqual(asked, sent)

    def test_the_writers_complain_about_nothing(self):
        for name in ACCOUNTS:
            self.icinga.check_now(f"balance {name}")
        for line in self.icinga.logs().splitlines():
            self.assertNotRegex(line, r"Ignoring (invalid|unsupported) perfdata")

    @staticmethod
    def line(lines, part):
        return next((line for line in list(lines) if part in line), None)


if __name__ == "__main__":
    unittest.main()
