"""A client's address: as CloudFront tells it on a stage on AWS, else as the gateway saw it."""

import pytest

from tms.kernel.http.identity import VIEWER, source_ip

CONTEXT = {"identity": {"sourceIp": "192.0.2.1"}}


@pytest.mark.parametrize("told", ["198.51.100.7", "2001:db8::7"])
def test_behind_cloudfront_it_is_the_viewer_s(monkeypatch, told):
    monkeypatch.setenv("STAGE", "prod")
    assert source_ip(CONTEXT, {VIEWER: told}) == told


@pytest.mark.parametrize("headers", [{}, {VIEWER: ""}, {"x-forwarded-for": "198.51.100.7"}])
def test_without_cloudfront_it_is_the_gateway_s(monkeypatch, headers):
    monkeypatch.setenv("STAGE", "prod")
    assert source_ip(CONTEXT, headers) == "192.0.2.1"


def test_the_local_stage_has_no_firewall_and_believes_nobody(monkeypatch):
    monkeypatch.setenv("STAGE", "local")
    assert source_ip(CONTEXT, {VIEWER: "198.51.100.7"}) == "192.0.2.1"
