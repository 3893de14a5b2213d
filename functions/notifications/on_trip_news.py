"""Queue of news of trips: each becomes events for the people that are told of it."""

from tms.kernel.events.batch import on_events
from tms.notifications.on_trip_news import on_trip_news

handler = on_events(on_trip_news)
