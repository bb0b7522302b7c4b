Feature: Red flags of heart, vessels and pregnancy
  Pain in the back or neck can come from the heart, a large vessel, an artery of the neck or a
  pregnancy. Such a person is sent to the right place, and gets no week.
  Whatever a table does not mention, the person answers as a well person with two weeks
  of simple low back pain would.

  Scenario Outline: Heart and large vessels
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer   |
      | age              | <age>    |
      | chest_signs      | <ticked> |
      | heart_conditions | <heart>  |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                | age | ticked                   | heart    | triage    | rule                       |
      | a tight chest, now                  | 50  | chest_pain               |          | emergency | chest-pain                 |
      | short of breath for no reason       | 50  | breathless               |          | emergency | short-of-breath            |
      | tearing between the shoulder blades | 50  | tearing_pain             |          | emergency | tearing-pain               |
      | a stab with each breath             | 50  | pain_on_breathing        |          | emergency | pain-on-breathing          |
      | cold sweat with the pain            | 50  | sweating_faint           |          | emergency | sweating-or-faint          |
      | sudden and severe, at 60            | 60  | sudden_severe            |          | emergency | sudden-severe-pain-at-risk |
      | sudden and severe, known aneurysm   | 50  | sudden_severe            | aneurysm | emergency | sudden-severe-pain-at-risk |
      | swollen calf and short of breath    | 50  | calf_swollen, breathless |          | emergency | calf-and-breathing         |
      | not sure about my chest             | 50  | not_sure                 |          | emergency | chest-not-sure             |
      | swollen warm calf                   | 50  | calf_swollen             |          | urgent    | calf-swollen               |
      | chest tight on stairs, unchecked    | 50  | chest_on_effort          |          | urgent    | chest-tight-on-effort      |
      | blacked out, nobody knows why       | 50  | blackout                 |          | urgent    | blackout-unexplained       |
      | my heart races of late              | 50  | palpitations             |          | urgent    | new-palpitations           |

  Scenario Outline: Vessels of the neck and head
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer  |
      | age             | <age>   |
      | where           | neck    |
      | neck_signs      | <neck>  |
      | head_signs      | <head>  |
      | infection_signs | <fever> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                 | age | neck                       | head                               | fever | triage         | rule                           |
      | unlike any before, and I see double  | 40  | unlike_before, brain_signs |                                    |       | emergency      | new-neck-pain-with-artery-sign |
      | unlike any before, and dizzy         | 40  | unlike_before, dizzy       |                                    |       | emergency      | new-neck-pain-with-artery-sign |
      | at its worst within a minute         | 40  |                            | thunderclap                        |       | emergency      | thunderclap-headache           |
      | fever, stiff neck, light hurts       | 22  |                            | headache_light_rash, chin_to_chest | fever | emergency      | meningitis-signs               |
      | sore temple, and a shadow on one eye | 70  |                            | temple_headache, sight_loss        |       | emergency      | sight-loss                     |
      | not sure about my head               | 40  |                            | not_sure                           |       | emergency      | head-not-sure                  |
      | unlike any before, nothing else      | 41  | unlike_before              |                                    |       | urgent         | new-neck-pain-alone            |
      | slurred speech and an old neck pain  | 40  | brain_signs                |                                    |       | emergency      | brain-sign                     |
      | dizzy and sick with my neck pain     | 40  | dizzy, sick_unsteady       |                                    |       | urgent         | sick-unsteady-and-dizzy        |
      | my legs gave way without warning     | 40  | drop_attack                |                                    |       | urgent         | drop-attack                    |
      | sore temple and jaw at 51            | 51  |                            | temple_headache                    |       | urgent         | temple-headache-from-50        |
      | a little dizzy for weeks, else well  | 40  | dizzy                      |                                    |       | plan_with_care | dizzy-with-neck-pain           |

  Scenario: A familiar headache from a tender neck is no red flag
    Given a person whose one trouble is "neck"
    And the person answers
      | question       | answer    |
      | trigger_points | reproduce |
      | spreading      | nearby    |
    When the rules are run
    Then the triage is "plan"

  Scenario Outline: Pregnancy
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer   |
      | age             | 29       |
      | pregnancy       | pregnant |
      | weeks_pregnant  | 28       |
      | pregnancy_signs | <ticked> |
      | infection_signs | <fever>  |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                         | ticked               | fever | triage          | rule                          |
      | heavy bleeding               | heavy_bleeding       |       | emergency       | pregnant-heavy-bleeding       |
      | tummy pain that does not go  | constant_tummy_pain  |       | emergency       | pregnant-constant-tummy-pain  |
      | not sure about one of them   | not_sure             |       | emergency       | pregnancy-signs-not-sure      |
      | spotting                     | spotting             |       | urgent          | pregnant-spotting             |
      | watery fluid                 | waters               |       | urgent          | pregnant-waters               |
      | backache that comes and goes | tightening           |       | urgent          | pregnant-tightening           |
      | the baby moves less          | fewer_movements      |       | urgent          | pregnant-fewer-movements      |
      | it hurts to pee              | painful_pee          |       | urgent          | pregnant-painful-pee          |
      | a severe headache and spots  | headache_vision      |       | urgent          | pregnant-headache-vision      |
      | a fever                      |                      | fever | urgent          | pregnant-with-infection-sign  |
      | the midwife said no exercise | told_not_to_exercise |       | clinician_first | pregnant-told-not-to-exercise |

  Scenario: A healthy pregnancy with an aching back gets a week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer   |
      | age            | 30       |
      | pregnancy      | pregnant |
      | weeks_pregnant | 22       |
    When the rules are run
    Then the triage is "plan"

  Scenario Outline: Blood pressure
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer              |
      | heart_conditions | high_blood_pressure |
      | blood_pressure   | <reading>           |
      | pressure_signs   | <with>              |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                              | reading    | with     | triage          |
      | 188 over 112 and a headache       | very_high  | yes      | emergency       |
      | 188 over 112, not sure about more | very_high  | not_sure | emergency       |
      | 188 over 112, and I feel fine     | very_high  | no       | clinician_first |
      | 165 over 102 on tablets           | raised     |          | plan_with_care  |
      | 134 over 82 on one tablet         | controlled |          | plan            |

  Scenario Outline: Heart and clots of late
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer   |
      | heart_conditions | <ticked> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                            | ticked        | triage          |
      | a heart attack two weeks ago    | heart_recent  | clinician_first |
      | a clot in the lung last week    | clot_recent   | clinician_first |
      | I am not sure about one of them | not_sure      | clinician_first |
      | heart disease, settled          | heart_disease | plan_with_care  |
